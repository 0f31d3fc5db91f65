import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

/** Each file brings sixty folders that no other has. */
const files = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}/${"d/".repeat(58)}x` }));

export default {
  row: 16,
  says: "A module zip with few files in very many folders",
  verdict: { tar: "entry-path:too-many" },
  applied: "taken",
  make: moduleEntries(...files(2_500)),
} satisfies HostileCase;
