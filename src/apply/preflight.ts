import type { Manifest } from "../bundle/manifest.ts";
import type { Part } from "../bundle/release.ts";
import { Fault } from "../fault.ts";
import type { Findings } from "./finding.ts";
import { goOnHost } from "./go-on-host.ts";
import type { Isolated } from "./isolated.ts";
import { foreignNames } from "./root.ts";

/** The oldest that the executable's runtime is made for (Node 24, BUILDING.md, platform list: x64 and arm64). Go asks less. */
const LEAST_KERNEL = "4.18";
const LEAST_GLIBC = "2.28";

/** An unpacked Go distribution is about three times its archive, and has some 15,000 files and folders. */
const UNPACK_RATIO = 4;
const TOOLCHAIN_INODES = 18_000;
/** The release's own folders, links and files, the journal, the check's own things. */
const OWN_BYTES = 32 * 1024 * 1024;
const OWN_INODES = 1_000;

/** All that stands against a bundle on this host, and all that its owner should know; nothing is changed or decided. */
export function preflight(manifest: Manifest, missing: readonly Part[], host: Isolated): Findings {
  const known = goOnHost(host);
  return {
    warnings: [...clockWarning(manifest, host), ...known],
    blocking: [
      ...checkMachine(manifest, host),
      ...checkWay(host),
      ...checkFilesystem(missing, host),
      ...foreignNames(host.store).map((name) => inTheWay(`${host.store.root}/${name}`, "present")),
      ...checkCurrent(host),
    ],
  };
}

function checkMachine(manifest: Manifest, { facts }: Isolated): Fault[] {
  const found: Fault[] = [];
  const wanted = manifest.targets;
  if (!wanted.includes(facts.target)) {
    found.push(new Fault("host-architecture", { wanted, target: facts.target }));
  }
  if (older(facts.kernel, LEAST_KERNEL)) {
    found.push(new Fault("host-kernel", { kernel: facts.kernel, least: LEAST_KERNEL }));
  }
  if (facts.glibc === undefined || older(facts.glibc, LEAST_GLIBC)) {
    found.push(new Fault("host-libraries", { wanted: `glibc ${LEAST_GLIBC}`, found: facts.glibc ?? "none" }));
  }
  if (!facts.libstdcxx) found.push(new Fault("host-libraries", { wanted: "libstdc++.so.6", found: "none" }));
  return found;
}

/** Nobody else may be able to exchange a folder on the way to the root; sticky folders of root's (`/tmp`) keep theirs apart. */
function checkWay({ facts, store }: Isolated): Fault[] {
  return facts.wayTo(store.root).flatMap(({ path, kind, uid, mode }) => {
    if (kind === "absent") return [];
    if (kind !== "folder") return path === store.root || kind === "other" ? [inTheWay(path, kind)] : [];
    const shared = (mode & 0o022) !== 0 && !((mode & 0o1000) !== 0 && uid === 0);
    const foreign = uid !== 0 && uid !== facts.uid;
    return shared || foreign ? [new Fault("parent-unsafe", { path })] : [];
  });
}

function checkFilesystem(missing: readonly Part[], { facts, store }: Isolated): Fault[] {
  const path = store.root;
  const { bytes, inodes, readOnly, noexec } = facts.filesystem(path);
  const need = roomFor(missing);
  const found: Fault[] = [];
  if (readOnly) found.push(new Fault("mount-read-only", { path }));
  else if (!facts.writable(path)) found.push(new Fault("not-writable", { path }));
  if (noexec) found.push(new Fault("mount-noexec", { path }));
  if (bytes < need.bytes) found.push(new Fault("no-room", { path, free: bytes, need: need.bytes }));
  if (inodes !== undefined && inodes < need.inodes) {
    found.push(new Fault("no-inodes", { path, free: inodes, need: need.inodes }));
  }
  return found;
}

/** What the missing trees will take: an upper bound, so that a disk is not found full half-way. */
function roomFor(missing: readonly Part[]): { readonly bytes: number; readonly inodes: number } {
  const room = { bytes: OWN_BYTES, inodes: OWN_INODES };
  for (const { component, members } of missing) {
    const toolchain = component.kind === "toolchain";
    const bytes = members.reduce((sum, { size }) => sum + size, 0);
    room.bytes += toolchain ? bytes * UNPACK_RATIO : bytes;
    room.inodes += toolchain ? TOOLCHAIN_INODES : members.length * 2 + 2;
  }
  return room;
}

function checkCurrent({ store }: Isolated): Fault[] {
  const live = store.live();
  return typeof live === "object" && "foreign" in live
    ? [inTheWay(`${store.root}/current`, live.foreign)]
    : [];
}

function clockWarning(manifest: Manifest, { clock }: Isolated): Findings["warnings"] {
  const now = clock.now();
  if (now.getTime() >= Date.parse(manifest.created)) return [];
  return [{ code: "clock-behind", facts: { now: now.toISOString(), created: manifest.created } }];
}

function inTheWay(path: string, found: string): Fault {
  return new Fault("foreign-in-the-way", { path, found });
}

/** Whether version `a` (`6.1.0-13-amd64`) is below `b`, by its leading numbers. */
function older(a: string, b: string): boolean {
  const [left = [], right = []] = [a, b].map((text) => text.split(/[.-]/).map(Number));
  for (const [index, number] of right.entries()) {
    const own = left[index] ?? 0;
    if (own !== number) return own < number;
  }
  return false;
}
