/** Room and rules of the filesystem that holds a path (or its nearest parent that exists). */
export interface Filesystem {
  /** Free for us, in bytes. */
  readonly bytes: number;
  /** Free inodes; undefined where the filesystem does not count them. */
  readonly inodes: number | undefined;
  readonly readOnly: boolean;
  readonly noexec: boolean;
}

/** A folder on the way to a path, without following links. */
export interface Folder {
  readonly path: string;
  readonly kind: "folder" | "link" | "other" | "absent";
  /** Others than root and this user can exchange what is named in it; of a link: where it leads. */
  readonly exchangeable: boolean;
  /** Permission bits with setuid, setgid and sticky: 0o7777. */
  readonly mode: number;
}

/** An account that can log in. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly home: string;
}

/** What this machine is: read, never changed. Absolute paths. */
export interface HostFacts {
  /** `linux/amd64`, in Go's names. */
  readonly target: string;
  /** `6.1.0` as the kernel says it. */
  readonly kernel: string;
  /** Version of the C library that the program runs on; undefined where it is not glibc. */
  readonly glibc: string | undefined;
  readonly libstdcxx: boolean;
  /** Whether libresolv.so.2 stands beside the C library that the program runs on. */
  readonly libresolv: boolean;
  readonly uid: number;
  /** The account behind sudo. */
  readonly sudoUser: string | undefined;
  filesystem(path: string): Filesystem;
  /** From `/` down to the path itself. */
  wayTo(path: string): readonly Folder[];
  /** Mounts below the path, which links in it lead to. */
  mountsBelow(path: string): readonly string[];
  writable(path: string): boolean;
  /** Text of a host file of at most 1 MiB; undefined where it is absent or cannot be read. */
  text(path: string): string | undefined;
  /** Names in a folder; empty where it is absent or cannot be read. */
  names(path: string): readonly string[];
  /** An executable regular file stands there, links followed. */
  executable(path: string): boolean;
  /** The accounts that can log in, of each home folder the first. */
  accounts(): readonly Account[];
  /** An environment variable of this run. */
  variable(name: string): string | undefined;
}
