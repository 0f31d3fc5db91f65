import type { Manifest, Member } from "../bundle/manifest/manifest.ts";
import { Fault } from "../fault.ts";
import { compareGo, type GoVersion, parseGoVersion } from "../golang/version.ts";
import { missingCompiler } from "./compiler.ts";
import { goOnHost } from "./doctor/go-on-host.ts";
import type { Findings } from "./finding.ts";
import type { Isolated } from "./isolated.ts";
import { checkPlace, inTheWay, realRoot } from "./place.ts";
import type { Wanted } from "./receive.ts";

/** The oldest that the executable's runtime is made for (Node 24, BUILDING.md, platform list: x64 and arm64). Go asks less. */
const LEAST_KERNEL = "4.18";
const LEAST_GLIBC = "2.28";

/** From this release on Go's own programs are linked statically (go.dev/blog/rebuild). */
const FIRST_STATIC = "1.21rc1" as GoVersion;

/** An unpacked Go distribution is about three times its archive, and has some 15,000 files and folders. */
const UNPACK_RATIO = 4;
const TOOLCHAIN_INODES = 18_000;
/** The release's own folders, links and files, the journal, the check's own things. */
const OWN_BYTES = 32 * 1024 * 1024;
const OWN_INODES = 1_000;

/** All that stands against a bundle on this host, and all that its owner should know; nothing is changed or decided. */
export function preflight(manifest: Manifest, wanted: Wanted, host: Isolated): Findings {
  const known = goOnHost(host);
  return {
    warnings: [...clockWarning(manifest, host), ...missingCompiler(manifest, host), ...known],
    blocking: [
      ...checkMachine(manifest, host),
      ...checkPlace(host),
      ...checkFilesystem(manifest, wanted, host),
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
  if (!facts.libresolv && dynamicGo(manifest, facts.target)) {
    found.push(new Fault("host-libraries", { wanted: "libresolv.so.2", found: "none" }));
  }
  return found;
}

/**
 * Whether a go command of the bundle is linked against the host's libraries. That of 1.20.14 wants libresolv.so.2, libpthread.so.0
 * and libc.so.6, with no symbol above GLIBC_2.3.2: the first of them is the one that this program does not want itself.
 */
function dynamicGo({ components }: Manifest, target: string): boolean {
  return components.some((one) => {
    const version =
      one.kind === "toolchain" && one.target === target ? parseGoVersion(one.version) : undefined;
    return version !== undefined && compareGo(version, FIRST_STATIC) < 0;
  });
}

function checkFilesystem(manifest: Manifest, wanted: Wanted, host: Isolated): Fault[] {
  const path = realRoot(host);
  const { bytes, inodes, noexec } = host.facts.filesystem(path);
  const need = roomFor(manifest, wanted);
  const found: Fault[] = [];
  if (noexec) found.push(new Fault("mount-noexec", { path }));
  if (bytes < need.bytes) found.push(new Fault("no-room", { path, free: bytes, need: need.bytes }));
  if (inodes !== undefined && inodes < need.inodes) {
    found.push(new Fault("no-inodes", { path, free: inodes, need: need.inodes }));
  }
  return found;
}

/** What the missing trees and the installer will take: an upper bound, so that a disk is not found full half-way. */
function roomFor(
  manifest: Manifest,
  { missing, installer }: Wanted,
): { readonly bytes: number; readonly inodes: number } {
  const room = { bytes: OWN_BYTES, inodes: OWN_INODES };
  for (const { component, members } of missing) {
    const toolchain = component.kind === "toolchain";
    room.bytes += toolchain ? sizeOf(members) * UNPACK_RATIO : sizeOf(members);
    room.inodes += toolchain ? TOOLCHAIN_INODES : members.length * 2 + 2;
  }
  if (installer !== undefined) {
    // Both forms lie in staging at once.
    room.bytes += sizeOf(manifest.members.filter(({ component }) => component === installer.id));
    room.bytes += installer.size;
  }
  return room;
}

function sizeOf(members: readonly Member[]): number {
  return members.reduce((sum, { size }) => sum + size, 0);
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

/** Whether version `a` (`6.1.0-13-amd64`) is below `b`, by its leading numbers. */
function older(a: string, b: string): boolean {
  const [left = [], right = []] = [a, b].map((text) => text.split(/[.-]/).map(Number));
  for (const [index, number] of right.entries()) {
    const own = left[index] ?? 0;
    if (own !== number) return own < number;
  }
  return false;
}
