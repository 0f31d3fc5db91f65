import { MAX_MANIFEST_BYTES, MAX_REVOCATIONS_BYTES, MAX_SIGNATURE_BYTES } from "../limits.ts";
import type { Member } from "./manifest/member.ts";
import { HEAD_FILES, splitPath } from "./member-path.ts";
import type { SignedRevocations } from "./revocations.ts";

/** The framing of the container (FORMAT 4): a plain ustar archive of which every byte but the content is foreseen. */

/** Headers are one block long, contents are filled up to whole blocks with zero bytes. */
export const BLOCK = 512;

/** FORMAT 4.7: exactly two zero blocks, and then the end of the file. */
export const TRAILER = 2 * BLOCK;

export type HeadFile = (typeof HEAD_FILES)[number];

/** FORMAT 9.1, 9.5 */
export const MOST_BYTES: Readonly<Record<HeadFile, number>> = {
  "manifest.json": MAX_MANIFEST_BYTES,
  "manifest.p7s": MAX_SIGNATURE_BYTES,
  "revocations.json": MAX_REVOCATIONS_BYTES,
  "revocations.p7s": MAX_SIGNATURE_BYTES,
};

const PLAIN_FILE = headerOfMode("0000644");
const EXECUTABLE_FILE = headerOfMode("0000755");

/** What all headers of files of one mode have alike (FORMAT 4.4). */
function headerOfMode(mode: string): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(mode, 100, "latin1");
  header.write("0000000", 108, "latin1"); // uid
  header.write("0000000", 116, "latin1"); // gid
  header.write("        0", 148, "latin1"); // the sum counts its own field as blanks; then type 0, a file
  header.write("ustar\u000000", 257, "latin1");
  header.write("0000000", 329, "latin1"); // device, major
  header.write("0000000", 337, "latin1"); // device, minor
  return header;
}

/**
 * FORMAT 4.4: the one legal header. `size` in bytes, `mtime` in seconds since 1970; both must fit into 11 octal
 * digits and `path` into the two name fields (RangeError: the callers hold checked manifests only).
 */
export function encodeHeader(
  path: string,
  size: number,
  executable: boolean | undefined,
  mtime: number,
): Buffer {
  const split = splitPath(path);
  if (split === undefined) throw new RangeError(`no room for the path ${path}`);
  const header = Buffer.from(executable === true ? EXECUTABLE_FILE : PLAIN_FILE);
  header.set(split.name, 0);
  header.write(octal(size), 124, "latin1");
  header.write(octal(mtime), 136, "latin1");
  header.set(split.prefix, 345);
  header.write(`${sumOf(header).toString(8).padStart(6, "0")}\u0000`, 148, "latin1"); // byte 155 stays a blank
  return header;
}

/** Where a file stands in the container, in bytes from its start; `end` is that of the padding. */
interface Span {
  readonly header: number;
  readonly data: number;
  readonly end: number;
}

export interface Layout {
  /** Of the head files that are there, in the order of HEAD_FILES. */
  readonly heads: readonly Span[];
  /** Where the first member's header stands. */
  readonly front: number;
  /** In manifest order. */
  readonly members: readonly Span[];
  /** Where the two zero blocks begin. */
  readonly trailer: number;
  /** The exact length of the container. */
  readonly total: number;
}

/** FORMAT 4.3: the place of every byte follows from the sizes of the head files that are there and of the members. */
export function layoutOf(heads: readonly number[], members: readonly Pick<Member, "size">[]): Layout {
  const head = spansFrom(0, heads);
  const body = spansFrom(
    head.end,
    members.map(({ size }) => size),
  );
  const { end: trailer } = body;
  return { heads: head.spans, front: head.end, members: body.spans, trailer, total: trailer + TRAILER };
}

function spansFrom(start: number, sizes: readonly number[]): { spans: readonly Span[]; end: number } {
  let end = start;
  const spans = sizes.map((size) => {
    const span = spanAt(end, size);
    end = span.end;
    return span;
  });
  return { spans, end };
}

/** Zero bytes between the end of a content of `size` bytes and the next block. */
export function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** What the header of a head file says before anything is trusted. */
export interface HeadHeader {
  readonly size: number;
  /** Seconds since 1970; FORMAT 4.6: equal in all headers, and `created` once that can be read. */
  readonly mtime: number;
}

/**
 * FORMAT 4.2: the header of `file`, or undefined where `block` is anything else. Only the two numbers are taken
 * from it; the rest is compared with the header that they give, not interpreted. Sizes beyond FORMAT 9.1 are
 * refused here, before anything is read for them.
 */
export function readHeadHeader(block: Uint8Array, file: HeadFile): HeadHeader | undefined {
  const size = readOctal(block, 124);
  const mtime = readOctal(block, 136);
  if (size === undefined || mtime === undefined) return undefined;
  if (size > MOST_BYTES[file]) return undefined;
  return encodeHeader(file, size, false, mtime).equals(block) ? { size, mtime } : undefined;
}

/** The head files, and where the first member's header stands. */
export interface Heads {
  readonly manifest: Uint8Array;
  readonly signature: Uint8Array;
  readonly revocations: SignedRevocations | undefined;
  readonly mtime: number;
  readonly end: number;
}

/** The head files of a container whose first bytes are `bytes`; undefined where the framing is not exact or not all there. */
export function readHeads(bytes: Uint8Array): Heads | undefined {
  const contents: Uint8Array[] = [];
  const times = new Set<number>();
  let end = 0;
  for (const file of HEAD_FILES) {
    const header = readHeadHeader(bytes.subarray(end, end + BLOCK), file);
    if (header === undefined) break;
    const span = spanAt(end, header.size);
    const content = contentAt(bytes, span, header.size);
    if (content === undefined) return undefined;
    contents.push(content);
    times.add(header.mtime);
    end = span.end;
  }
  const [manifest, signature, list, listSignature] = contents;
  const [mtime, ...others] = times;
  if (!manifest || !signature || mtime === undefined || others.length > 0) return undefined;
  if ((list === undefined) !== (listSignature === undefined)) return undefined;
  const revocations = list && listSignature && { list, signature: listSignature };
  return { manifest, signature, revocations, mtime, end };
}

/** FORMAT 4.4: the header that a member must have. */
export function expectedHeader(member: Pick<Member, "path" | "size" | "executable">, mtime: number): Buffer {
  return encodeHeader(member.path, member.size, member.executable, mtime);
}

/** FORMAT 4.7: whether `bytes`, all that follows the last member, are the end of a container. */
export function isTrailer(bytes: Uint8Array): boolean {
  return bytes.length === TRAILER && isZero(bytes);
}

export function isZero(bytes: Uint8Array): boolean {
  let left = bytes.length;
  while (left > 0 && bytes[left - 1] === 0) left--;
  return left === 0;
}

/** The path that a header names: for the words of a refusal only, nothing else follows from it. */
export function pathInHeader(block: Uint8Array): string {
  const prefix = fieldText(block, 345, 155);
  const name = fieldText(block, 0, 100);
  return prefix === "" ? name : `${prefix}/${name}`;
}

function spanAt(header: number, size: number): Span {
  const data = header + BLOCK;
  return { header, data, end: data + size + padding(size) };
}

/** The content in its span, undefined where bytes are missing or its padding is not zero. */
function contentAt(bytes: Uint8Array, span: Span, size: number): Uint8Array | undefined {
  if (bytes.length < span.end || !isZero(bytes.subarray(span.data + size, span.end))) return undefined;
  return bytes.subarray(span.data, span.data + size);
}

/** FORMAT 4.4: 11 octal digits; a NUL ends them. */
function octal(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 8 ** 11)
    throw new RangeError(`${value} is no 11 octal digits`);
  return value.toString(8).padStart(11, "0");
}

function readOctal(block: Uint8Array, at: number): number | undefined {
  const digits = Buffer.from(block.subarray(at, at + 11)).toString("latin1");
  return /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

function sumOf(header: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < header.length; at++) sum += header[at] ?? 0;
  return sum;
}

function fieldText(block: Uint8Array, at: number, length: number): string {
  const field = Buffer.from(block.subarray(at, at + length));
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString("utf8");
}
