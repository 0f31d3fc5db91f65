import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 13,
  says: "A member of the next bundle of the same name, of the same path and size, in the place of the own one",
  verdict: "member-digest",
  make: (zone) => {
    const [own, next] = ["first\n", "other\n"].map((text, at) =>
      operate(makeBundle({ zone, name: "sample", sequence: at + 1, files: { "a.txt": text } }), []),
    );
    const strange = next?.pieces.find(({ path }) => path === "files/a.txt");
    if (own === undefined || strange === undefined) throw new Error("no such piece");
    const pieces = own.pieces.map((piece) => (piece.path === strange.path ? strange : piece));
    return { ...own, pieces };
  },
} satisfies HostileCase;
