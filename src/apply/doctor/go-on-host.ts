import type { Warnings } from "../finding.ts";
import type { Isolated } from "../isolated.ts";
import { otherGo } from "./other-go.ts";
import { overridingSettings } from "./settings.ts";

/** Where the installation guide of Go puts it. */
const USUAL = "/usr/local/go";

/** Another Go of this host, and settings of its users, that would be taken instead of ours: warnings. */
export function goOnHost(host: Isolated): Warnings {
  const { facts, store, processes } = host;
  const elsewhere = {
    code: "go-elsewhere",
    facts: { path: USUAL, cure: `mv ${USUAL} ${USUAL}.other` },
  } as const;
  return [
    ...otherGo(facts, store, processes.find("go")),
    ...overridingSettings(host),
    ...(facts.executable(`${USUAL}/bin/go`) ? [elsewhere] : []),
  ];
}
