import { Fault } from "../fault.ts";

export const BLOCK_BYTES = 512;

/** What a header says that we believe; owners, times and modes are no concern of the reader. */
export interface TarHeader {
  /** As stored; a folder's ends in `/`. */
  readonly name: string;
  readonly kind: "file" | "folder" | "pax";
  /** Bytes of content that follow, padded to whole blocks. */
  readonly size: number;
}

const KINDS: ReadonlyMap<string, TarHeader["kind"]> = new Map([
  ["0", "file"],
  ["5", "folder"],
  ["x", "pax"],
]);

/** A POSIX ustar header; undefined for a block of zeros. Links, devices and GNU records: Fault "archive-format". */
export function readTarHeader(block: Buffer): TarHeader | undefined {
  if (isZero(block)) return undefined;
  if (block.toString("latin1", 257, 265) !== "ustar\x0000") throw broken(block, "magic");
  if (octal(block, 148, 8) !== checksum(block)) throw broken(block, "checksum");
  const kind = KINDS.get(block.toString("latin1", 156, 157));
  if (!kind) throw broken(block, "kind");
  const size = octal(block, 124, 12);
  const prefix = text(block, 345, 155);
  const name = text(block, 0, 100);
  if (text(block, 157, 100) !== "" || (kind === "folder" && size !== 0)) throw broken(block, "kind");
  return { name: prefix === "" ? name : `${prefix}/${name}`, kind, size };
}

/** True for a block of zeros: two of them end an archive, and only such follow. */
export function isZero(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/**
 * The path of a PAX record (POSIX pax, "extended header"): `<length> path=<value>\n`, and nothing else.
 * Any other key could change what the header says.
 */
export function readPaxPath(body: Buffer): string {
  const record = body.toString("utf8");
  const match = /^([1-9]\d*) path=([^\0\n\ufffd]+)\n$/.exec(record);
  if (!match?.[2] || Number(match[1]) !== body.length)
    throw new Fault("archive-format", { name: "pax", rule: "pax" });
  return match[2];
}

/** The sum of all bytes, the checksum's own counted as spaces. */
function checksum(block: Buffer): number {
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK_BYTES; i++) if (i < 148 || i >= 156) sum += block[i] ?? 0;
  return sum;
}

/** Octal digits, perhaps with spaces or zero bytes around them; base-256 numbers (GNU) refuse. */
function octal(block: Buffer, at: number, length: number): number {
  const match = /^ *([0-7]+)[ \0]*$/.exec(block.toString("latin1", at, at + length));
  if (!match?.[1]) throw broken(block, "number");
  return Number.parseInt(match[1], 8);
}

/** Up to the first zero byte; what follows must be zeros too. */
function text(block: Buffer, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  const used = end < 0 ? field : field.subarray(0, end);
  if (end >= 0 && !isZero(field.subarray(end))) throw broken(block, "text");
  return used.toString("utf8");
}

function broken(block: Buffer, rule: string): Fault {
  return new Fault("archive-format", { name: block.toString("utf8", 0, 100).replace(/\0.*$/s, ""), rule });
}
