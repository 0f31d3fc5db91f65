import { createPublicKey, hash, type KeyObject, verify } from "node:crypto";
import { Fault } from "../fault.ts";
import { MAX_NOTE_BYTES, MAX_NOTE_SIGNATURES } from "../limits.ts";

/** Whose signature a note needs: the key of one checksum database. */
export interface VerifierKey {
  /** `sum.golang.org` */
  readonly name: string;
  /** First four bytes of SHA-256(name, newline, algorithm, key): marks which line of a note is the key's. */
  readonly id: Buffer;
  readonly key: KeyObject;
}

const ED25519 = 1;
/** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410 section 4). */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");
const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;

/** `<name>+<8 hex>+<base64 of 0x01 and 32 bytes>` (golang/mod sumdb/note.NewVerifier). Fault "log-key". */
export function parseVerifierKey(text: string): VerifierKey {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text);
  const [, name = "", id = "", base64 = ""] = match ?? [];
  const body = Buffer.from(base64, "base64");
  const wellFormed = body.length === 33 && body[0] === ED25519 && body.toString("base64") === base64;
  if (!wellFormed || keyId(name, body).toString("hex") !== id) throw new Fault("log-key", { key: text });
  const der = Buffer.concat([SPKI_PREFIX, body.subarray(1)]);
  return {
    name,
    id: Buffer.from(id, "hex"),
    key: createPublicKey({ key: der, format: "der", type: "spki" }),
  };
}

/** The id that goes with a key's name and its algorithm byte and 32 bytes. */
export function keyId(name: string, body: Uint8Array): Buffer {
  return hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), body]), "buffer").subarray(0, 4);
}

/**
 * The text of a note that `key` has signed (golang/mod sumdb/note.Open): the text with its final newline, a blank
 * line, then one line a signature. Lines of other keys are passed over. Fault "log-signature".
 */
export function openNote(note: string, key: VerifierKey): string {
  const refuse = (rule: string) => new Fault("log-signature", { log: key.name, rule });
  if (note.length > MAX_NOTE_BYTES) throw refuse("too-large");
  if (/[\0-\x09\x0b-\x1f\ufffd]/.test(note)) throw refuse("control-character");
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) throw refuse("note");
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split("\n");
  if (lines.length > MAX_NOTE_SIGNATURES) throw refuse("note");
  const signature = signatureOf(lines, key);
  if (signature === "malformed") throw refuse("note");
  if (!signature) throw refuse("not-signed");
  if (!verify(null, Buffer.from(text), key.key, signature)) throw refuse("signature");
  return text;
}

function signatureOf(lines: readonly string[], key: VerifierKey): Buffer | "malformed" | undefined {
  let found: Buffer | undefined;
  for (const line of lines) {
    const match = SIGNATURE_LINE.exec(line);
    if (!match) return "malformed";
    const body = Buffer.from(match[2] ?? "", "base64");
    if (body.length < 5 || body.toString("base64") !== match[2]) return "malformed";
    if (match[1] === key.name && body.subarray(0, 4).equals(key.id)) found ??= body.subarray(4);
  }
  return found;
}
