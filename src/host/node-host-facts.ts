import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  readdirSync,
  readFileSync,
  readSync,
  statfsSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Account, Filesystem, Folder, HostFacts } from "../ports/host-facts.ts";
import { goTarget } from "./go-target.ts";
import { mountPoints } from "./mounts.ts";
import { openPlain } from "./plain-file.ts";
import { isExchangeable, isOurs } from "./store/folder-guard.ts";
import { orAbsent } from "./store/reader.ts";

const MAX_TEXT = 1024 * 1024;

/** This machine; `prefix` stands before the system's own files (profile files, `/usr/local`), for tests. */
export function nodeHostFacts(prefix = ""): HostFacts {
  const at = (path: string) => prefix + path;
  return {
    target: goTarget(),
    kernel: kernelRelease(),
    // Asked for by apply alone, and the report takes some milliseconds.
    get glibc() {
      return glibcVersion();
    },
    get libstdcxx() {
      return loadedLibraries().some((path) => path.includes("libstdc++.so.6"));
    },
    get libresolv() {
      const [libc] = loadedLibraries().flatMap((line) => /\S+(?=\/libc[.-][^/]*$)/.exec(line) ?? []);
      return libc !== undefined && may(join(libc, "libresolv.so.2"), constants.R_OK);
    },
    uid: process.getuid?.() ?? 0,
    sudoUser: process.env["SUDO_USER"],
    filesystem: (path) => filesystemOf(nearest(path)),
    wayTo: (path) => ways(path).map(folderAt),
    mountsBelow: (path) => mountPoints().filter((point) => point.startsWith(`${path}/`)),
    writable: (path) => may(nearest(path), constants.W_OK | constants.X_OK),
    text: (path) => quietly(() => boundedText(at(path))),
    names: (path) => quietly(() => readdirSync(at(path)).toSorted()) ?? [],
    executable: (path) => may(at(path), constants.X_OK) && statSync(at(path)).isFile(),
    accounts: () => accountsIn(quietly(() => boundedText(at("/etc/passwd"))) ?? ""),
    variable: (name) => process.env[name],
  };
}

function kernelRelease(): string {
  return readFileSync("/proc/sys/kernel/osrelease", "utf8").trim();
}

/** The process report says which C library the program was started with; it is there without asking the network. */
function glibcVersion(): string | undefined {
  const header: unknown = Reflect.get(process.report.getReport(), "header");
  const version: unknown = header instanceof Object ? Reflect.get(header, "glibcVersionRuntime") : undefined;
  return typeof version === "string" ? version : undefined;
}

function loadedLibraries(): string[] {
  return readFileSync("/proc/self/maps", "utf8").split("\n");
}

function nearest(path: string): string {
  return orAbsent(path, lstatSync) === undefined ? nearest(dirname(path)) : path;
}

function ways(path: string): string[] {
  return path === "/" ? ["/"] : [...ways(dirname(path)), path];
}

function folderAt(path: string): Folder {
  const found = orAbsent(path, (there) => lstatSync(there));
  if (found === undefined) return { path, kind: "absent", exchangeable: false, mode: 0 };
  const kind = found.isSymbolicLink() ? "link" : found.isDirectory() ? "folder" : "other";
  const exchangeable = kind === "link" ? !isOurs(found.uid) : isExchangeable(found);
  return { path, kind, exchangeable, mode: found.mode & 0o7777 };
}

function filesystemOf(path: string): Filesystem {
  const { bavail, bsize, ffree, files } = statfsSync(path);
  const options = mountOptions(path);
  return {
    bytes: bavail * bsize,
    inodes: files === 0 ? undefined : ffree,
    readOnly: options.includes("ro"),
    noexec: options.includes("noexec"),
  };
}

/** proc_pid_mountinfo(5): field 3 is the device, field 6 the options of the mount; the last line of a device is the top one. */
function mountOptions(path: string): readonly string[] {
  const { dev } = statSync(path);
  const lines = readFileSync("/proc/self/mountinfo", "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(" "));
  const holds = (point: string) => path === point || path.startsWith(point === "/" ? "/" : `${point}/`);
  const candidates = lines.filter((fields) => holds(fields[4] ?? "") && fields[2] === deviceName(dev));
  const longest = candidates.reduce<string[] | undefined>(
    (best, fields) => ((fields[4]?.length ?? 0) >= (best?.[4]?.length ?? 0) ? fields : best),
    undefined,
  );
  return longest?.[5]?.split(",") ?? [];
}

/** makedev(3): glibc packs major and minor into one number. */
function deviceName(dev: number): string {
  const device = BigInt(dev);
  const major = ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn);
  const minor = (device & 0xffn) | ((device >> 12n) & ~0xffn & 0xffffffffn);
  return `${major}:${minor}`;
}

function may(path: string, mode: number): boolean {
  return quietly(() => accessSync(path, mode) === undefined) ?? false;
}

/** Any user can put a fifo, a device or a growing file where we look: only what is regular is read, and no further than the bound. */
function boundedText(path: string): string | undefined {
  const { fd, size } = openPlain(path, "follow");
  try {
    if (size > MAX_TEXT) return undefined;
    const bytes = Buffer.alloc(MAX_TEXT + 1);
    let length = 0;
    for (let got = -1; got !== 0 && length < bytes.length; length += got) {
      got = readSync(fd, bytes, length, bytes.length - length, null);
    }
    return length > MAX_TEXT ? undefined : bytes.toString("utf8", 0, length);
  } finally {
    closeSync(fd);
  }
}

/** passwd(5): accounts whose shell lets them in. */
function accountsIn(passwd: string): Account[] {
  const accounts = passwd.split("\n").flatMap((line) => {
    const [name = "", , uid, , , home = "", shell = ""] = line.split(":");
    const login = home.startsWith("/") && !/\/(?:nologin|false|sync)$/.test(shell);
    return login ? [{ name, uid: Number(uid), home }] : [];
  });
  return accounts.filter(({ home }, at) => accounts.findIndex((one) => one.home === home) === at);
}

/** A fact that cannot be read is one that is not there: facts never stop a run. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
