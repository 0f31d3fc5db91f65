import { Fault } from "../fault.ts";
import type { HostFacts } from "../ports/host-facts.ts";
import type { HostStore } from "../ports/store.ts";

/** Go splits GOPROXY at commas and pipes, shells and state files are read by lines. Fault root-invalid (2). */
export function checkRoot(root: string): void {
  const rule = /[,|]/.test(root)
    ? "comma-or-pipe"
    : /[\u0000-\u001f\u007f-\u009f]/.test(root)
      ? "control-character"
      : root === "/"
        ? "whole-filesystem"
        : undefined;
  if (rule !== undefined) throw new Fault("root-invalid", { root, rule });
}

/** Only who may write the root can change it: an ordinary user on the default root is told so at once. Fault not-root (4). */
export function checkUser(store: HostStore, facts: HostFacts): void {
  if (store.standard && facts.uid !== 0) throw new Fault("not-root", { root: store.root });
}

/** A `current` that is no link into `releases/` is not ours to exchange. Fault foreign-in-the-way (4). */
export function checkCurrent(store: HostStore): void {
  const live = store.live();
  if (typeof live === "object" && "foreign" in live) {
    throw new Fault("foreign-in-the-way", { path: `${store.root}/current`, found: live.foreign });
  }
}
