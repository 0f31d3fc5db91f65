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

/** Names that an installation has in its root. */
const OURS =
  /^(?:bin|store|releases|state|journal|staging|current|current\.new|lock|lock\..*|check-\d+|audit\.jsonl)$/;

/** What stands in the root and is not of an installation, before there is one. */
export function foreignNames(store: HostStore): readonly string[] {
  if (store.list("state").length > 0) return [];
  return store.list("").filter((name) => !OURS.test(name));
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
