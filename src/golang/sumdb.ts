import { Fault } from "../fault.ts";
import { MAX_LOOKUP_BYTES } from "../limits.ts";
import { asH1, type H1 } from "./dirhash.ts";
import type { ModuleVersion } from "./module.ts";
import { openNote, type VerifierKey } from "./note.ts";
import { HASH_BYTES } from "./tile.ts";
import type { LogRecord, TreeHead } from "./tlog.ts";

/** The key of Go's own checksum database, as cmd/go has it built in (modfetch/key.go). */
export const SUM_GOLANG_ORG = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

/** An answer to a lookup. Nothing in it is believed until the note is opened and the record proven. */
export interface Lookup extends LogRecord {
  /** The signed tree head that came with it. */
  readonly note: string;
}

/** What a record says of a module version. */
export interface Sums {
  readonly zip: H1;
  readonly mod: H1;
}

/**
 * `<id>\n<record lines>\n<note>`: the record ends at the first blank line (golang/mod sumdb/tlog.ParseRecord).
 * Fault "log-record".
 */
export function parseLookup(bytes: Uint8Array): Lookup {
  const refuse = () => new Fault("log-record", { module: "?", rule: "lookup" });
  if (bytes.length > MAX_LOOKUP_BYTES) throw refuse();
  const answer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  const match = /^(0|[1-9]\d{0,14})\n((?:[^\0-\x1f\ufffd]+\n)+)\n(.+)$/s.exec(answer);
  if (!match?.[1] || !match[2] || !match[3]) throw refuse();
  return { id: Number(match[1]), text: match[2], note: match[3] };
}

/** The inverse of `parseLookup`; with another head than the answer came with, which is sound: both are proven anew. */
export function writeLookup(id: number, text: string, headNote: string): string {
  return `${id}\n${text}\n${headNote}`;
}

/** The tree head in a note signed by `key`. Fault "log-signature". */
export function openHead(note: string, key: VerifierKey): TreeHead {
  const head = readHead(openNote(note, key));
  if (head === undefined) throw new Fault("log-signature", { log: key.name, rule: "tree-head" });
  return head;
}

/** The tree head that a text begins with, signed or not (golang/mod sumdb/tlog.ParseTree). */
export function readHead(text: string): TreeHead | undefined {
  const match = /^go\.sum database tree\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n/.exec(text);
  const hash = match?.[2];
  return hash !== undefined && isTreeHash(hash) ? { size: Number(match?.[1]), hash } : undefined;
}

/** Whether a text is the standard base64 of 32 bytes. */
export function isTreeHash(text: string): boolean {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === HASH_BYTES && bytes.toString("base64") === text;
}

/**
 * The two sums of a module version, from the text of its proven record and nowhere else. Both lines are required:
 * the go command before 1.26.3 took an answer with no line of the module for a match (CVE-2026-42501).
 * Fault "log-record".
 */
export function sumsIn(recordText: string, { path, version }: ModuleVersion): Sums {
  const zip = sumOf(recordText, path, version);
  const mod = sumOf(recordText, path, `${version}/go.mod`);
  if (zip && mod) return { zip, mod };
  throw new Fault("log-record", {
    module: `${path}@${version}`,
    rule: zip ? "no-go.mod-line" : "no-zip-line",
  });
}

/** The one `h1:` line of a name; a second, other one would be ambiguous, so it counts as none. */
function sumOf(recordText: string, path: string, version: string): H1 | undefined {
  const start = `${path} ${version} `;
  const sums = recordText
    .split("\n")
    .filter((line) => line.startsWith(`${start}h1:`))
    .map((line) => line.slice(start.length));
  const [only] = sums;
  return only !== undefined && sums.length === 1 ? asH1(only) : undefined;
}
