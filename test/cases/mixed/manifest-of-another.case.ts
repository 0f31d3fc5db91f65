import type { HostileCase } from "../../support/hostile-case.ts";
import { mixed, replaced } from "../../support/hostile-mix.ts";

export default {
  row: 13,
  says: "The manifest of another bundle of the same zone over this one's members",
  verdict: "signature-bad",
  make: mixed(({ own, other }) => replaced(own, "manifest.json", other)),
} satisfies HostileCase;
