import { Fault } from "../fault.ts";
import type { HostStore } from "../ports/store.ts";
import { checkRoot } from "./root.ts";
import { environmentLines } from "./shell-text.ts";

/** `env`: the lines that put the live release on PATH, for `eval`. Faults: root-invalid, nothing-live (2). */
export function environment(shell: "sh" | "fish" | "csh", store: HostStore): string {
  checkRoot(store.root);
  if (store.live() === "none") throw new Fault("nothing-live", { root: store.root });
  return environmentLines(store.root, shell);
}
