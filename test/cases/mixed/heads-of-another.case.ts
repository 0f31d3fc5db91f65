import type { HostileCase } from "../../support/hostile-case.ts";
import { mixed, replaced } from "../../support/hostile-mix.ts";

export default {
  row: 13,
  says: "Both head files of another bundle of the same zone over this one's members",
  verdict: "member-digest",
  make: mixed(({ own, other }) => replaced(replaced(own, "manifest.json", other), "manifest.p7s", other)),
} satisfies HostileCase;
