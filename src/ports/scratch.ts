/** What stands under a name; links are not followed. */
export interface Found {
  /** The last part of its path. */
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
  /** Bytes of a file, else 0. */
  readonly size: number;
  /** A file that its owner may execute. */
  readonly executable: boolean;
  /** Where a link points, as stored. */
  readonly points?: string;
}

/** A file that grows at its end: a download that a later run can take up again. */
export interface Growing {
  /** Bytes that were already there. */
  readonly size: number;
  write(...pieces: Uint8Array[]): void;
  /** Throws away what is there: the source cannot continue it. */
  restart(): void;
  close(): void;
}

/** A result beside its final name; nothing stands under that name until `publish`. */
export interface Output {
  /** Where to write: a file to be made, or a folder that exists. */
  readonly path: string;
  /** Takes the final name. Faults: output-exists (2) where something has come to stand there. */
  publish(): void;
  /** Removes what was written, where it was not published; safe to call at any time. */
  discard(): void;
}

/**
 * The connected machine's disk: the cache, temporary folders, the user's own files (read only) and the result.
 * Paths are absolute. Nothing here is durable, and nothing above can reach an installation through it.
 * Faults of all: disk-full, disk-failed (1).
 */
export interface Scratch {
  /** The current folder. */
  readonly here: string;
  /** The user's own folder, where there is one. */
  readonly home: string | undefined;
  look(path: string): Found | undefined;
  /** What a folder holds, in byte order of the names; undefined where there is no such folder. */
  list(folder: string): readonly Found[] | undefined;
  /** The path with every link in it followed; undefined where nothing stands there. */
  realPath(path: string): string | undefined;
  /** The whole file; undefined where there is none. */
  read(path: string): Uint8Array | undefined;
  /** The file in pieces, each to be used up before the next one is asked for: they come in the same memory. */
  pieces(path: string): Iterable<Uint8Array>;
  /** Replaces the file at once (a reader sees the old or the new one); folders above it are made. */
  write(path: string, bytes: Uint8Array | string): void;
  /** Continues a file, making it and the folders above it. */
  grow(path: string): Growing;
  makeFolder(path: string): void;
  /** A new file with the bytes of `from`, mode 0644 or 0755. */
  copy(from: string, to: string, executable: boolean): void;
  /** The same file under a second name (a hard link), or a copy where the disk has no such thing. */
  share(from: string, to: string): void;
  move(from: string, to: string): void;
  /** Gives a file mode 0755. */
  allowExecution(path: string): void;
  remove(path: string): void;
  /** A new empty folder of ours; `remove` it, or it goes when the program ends. */
  temporary(): string;
  /** Bytes that may still be written below `folder`. */
  free(folder: string): number;
  /** A result that will stand at `path`, in a folder that exists. */
  output(path: string, kind: "file" | "folder"): Output;
}
