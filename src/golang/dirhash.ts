import { hash } from "node:crypto";
import { Fault } from "../fault.ts";

/** Go's digest of a set of named files: `h1:` and standard base64 of a SHA-256 (golang/mod sumdb/dirhash). */
export type H1 = string & { readonly __brand: "H1" };

/** A file of the set: its name, and the SHA-256 of its content as 64 lower-case hex digits. */
export interface NamedDigest {
  readonly name: string;
  readonly sha256: string;
}

/** `h1:` and the base64 of exactly 32 bytes, or undefined; unknown algorithms never count as checked. */
export function asH1(text: string): H1 | undefined {
  if (!/^h1:[A-Za-z0-9+/]{43}=$/.test(text)) return undefined;
  const base64 = text.slice(3);
  return Buffer.from(base64, "base64").toString("base64") === base64 ? (text as H1) : undefined;
}

/**
 * dirhash Hash1: one line `<sha256>  <name>\n` a file, in byte order of the names, and the SHA-256 of all lines.
 * Fault "dirhash-name" for a name with a newline, with which two sets could give the same lines.
 */
export function h1OfDigests(files: Iterable<NamedDigest>): H1 {
  const all = [...files];
  const order = all.some(({ name }) => BEYOND_SURROGATES.test(name)) ? byteOrder : codeUnitOrder;
  const lines = all.sort((a, b) => order(a.name, b.name)).map(lineOf);
  return `h1:${hash("sha256", lines.join(""), "base64")}` as H1;
}

function lineOf({ name, sha256 }: NamedDigest): string {
  if (name.includes("\n")) throw new Fault("dirhash-name", { name });
  return `${sha256}  ${name}\n`;
}

/** Code units from where on their order is not that of the bytes. */
const BEYOND_SURROGATES = /[\ud800-\uffff]/;

/** JavaScript's own order, which V8 compares many characters at a time. */
function codeUnitOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** What go.sum records on a `/go.mod` line: the digest of the single name `go.mod`. */
export function h1OfGoMod(bytes: Uint8Array): H1 {
  return h1OfDigests([{ name: "go.mod", sha256: hash("sha256", bytes, "hex") }]);
}

/**
 * Order of the UTF-8 bytes, which is not JavaScript's order: code units of surrogate pairs (U+D800 to U+DFFF)
 * stand for characters beyond U+FFFF and so come after U+E000 to U+FFFF.
 */
export function byteOrder(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return beyondPlane(x) - beyondPlane(y);
  }
  return a.length - b.length;
}

function beyondPlane(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
