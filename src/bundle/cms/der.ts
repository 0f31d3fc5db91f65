import { MAX_OID_BYTES } from "../../limits.ts";

/** Universal and context tags that the profile uses (X.690 8.1.2); all are below 31, so one byte. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
  /** Context tags of a constructed value, `[n]`. */
  context0: 0xa0,
  context1: 0xa1,
  context2: 0xa2,
  context3: 0xa3,
  context4: 0xa4,
  /** Context tags of a primitive value. */
  context0Primitive: 0x80,
  context1Primitive: 0x81,
  context2Primitive: 0x82,
  context6Primitive: 0x86,
  context7Primitive: 0x87,
  context8Primitive: 0x88,
} as const;

/** Bytes that are not DER, or not the DER that was expected. Callers turn it into a fault that names the file. */
export class DerError extends Error {}

/** One value: `bytes` is tag, length and body; `body` is what is inside. */
export interface Der {
  readonly tag: number;
  readonly body: Uint8Array;
  readonly bytes: Uint8Array;
}

/**
 * Reads values one after the other and refuses all that DER forbids (X.690 10, 11): indefinite or overlong lengths,
 * long tags, bytes behind the end.
 */
export class DerReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** The next value, whatever its tag. */
  any(): Der {
    const start = this.#at;
    const tag = this.#byte();
    if ((tag & 0x1f) === 0x1f) throw new DerError("a long tag");
    const length = this.#length();
    const from = this.#at;
    if (length > this.#bytes.length - from) throw new DerError("a value that runs past its end");
    this.#at = from + length;
    return { tag, body: this.#bytes.subarray(from, this.#at), bytes: this.#bytes.subarray(start, this.#at) };
  }

  /** The next value, which must have `tag`. */
  next(tag: number): Der {
    const value = this.any();
    if (value.tag !== tag) throw new DerError(`tag ${hex(value.tag)} where ${hex(tag)} belongs`);
    return value;
  }

  /** The next value where it has `tag`, else undefined and nothing is taken. */
  optional(tag: number): Der | undefined {
    return this.#bytes[this.#at] === tag ? this.next(tag) : undefined;
  }

  /** A reader of what is inside the next value, which must have `tag`. */
  inside(tag: number): DerReader {
    return new DerReader(this.next(tag).body);
  }

  /** All values up to the end. */
  rest(): Der[] {
    const values: Der[] = [];
    while (!this.done) values.push(this.any());
    return values;
  }

  end(): void {
    if (!this.done) throw new DerError("bytes behind the last value");
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new DerError("the end inside a value");
    this.#at += 1;
    return byte;
  }

  /** X.690 10.1: definite, in the fewest bytes. Four bytes are more than any cap of ours. */
  #length(): number {
    const first = this.#byte();
    if (first < 0x80) return first;
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new DerError("an indefinite or oversized length");
    let length = 0;
    for (let i = 0; i < count; i += 1) length = length * 256 + this.#byte();
    if (length < 0x80 || length < 256 ** (count - 1))
      throw new DerError("a length that is longer than it must be");
    return length;
  }
}

/** The one value that `bytes` are, which must have `tag`; nothing may follow. */
export function readOne(bytes: Uint8Array, tag: number): Der {
  const reader = new DerReader(bytes);
  const value = reader.next(tag);
  reader.end();
  return value;
}

/** The dotted text of an OBJECT IDENTIFIER's body (X.690 8.19); one arc may have all its bytes. */
export function oidText(body: Uint8Array): string {
  if (body.length > MAX_OID_BYTES) throw new DerError("an object identifier that is too long");
  const arcs: bigint[] = [];
  let arc = 0n;
  let open = false;
  for (const byte of body) {
    if (!open && byte === 0x80) throw new DerError("an object identifier with padding");
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    open = byte >= 0x80;
    if (open) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first] = arcs;
  if (open || first === undefined) throw new DerError("an unfinished object identifier");
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...arcs.slice(1)].join(".");
}

/** Refuses the body of an INTEGER that is negative or has needless leading zeros (X.690 8.3). */
export function positiveInteger(body: Uint8Array): Uint8Array {
  const [first, second] = body;
  if (first === undefined || first >= 0x80) throw new DerError("an integer that is not positive");
  if (first === 0 && (second ?? 0) < 0x80 && body.length > 1) throw new DerError("an integer with padding");
  return body;
}

/** A BIT STRING's body of whole bytes. */
export function wholeBits(body: Uint8Array): Uint8Array {
  if (body[0] !== 0) throw new DerError("a bit string with unused bits");
  return body.subarray(1);
}

/**
 * UTCTime through 2049, GeneralizedTime from 2050 on and before 1950, in UTC, with seconds and without fractions, as RFC 5280
 * 4.1.2.5 and RFC 5652 11.3 have them: one spelling of each second.
 */
export function readTime(value: Der): Date {
  const text = Buffer.from(value.body).toString("latin1");
  const found = value.tag === TAG.utcTime ? /^(\d\d)(\d{10})Z$/.exec(text) : /^(\d{4})(\d{10})Z$/.exec(text);
  if (!found || (value.tag !== TAG.utcTime && value.tag !== TAG.generalizedTime))
    throw new DerError("an odd time");
  const [, year = "", rest = ""] = found;
  if (/^(19[5-9]|20[0-4])\d$/.test(year)) throw new DerError("a year in too many digits");
  const full = year.length === 4 ? year : `${Number(year) < 50 ? "20" : "19"}${year}`;
  const parts = rest.match(/\d\d/g) ?? [];
  const iso = `${full}-${parts[0]}-${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}.000Z`;
  const time = new Date(iso);
  // Date rolls 31 February over to March: only a time that reads back the same exists.
  if (Number.isNaN(time.getTime()) || time.toISOString() !== iso)
    throw new DerError("a time that does not exist");
  return time;
}

function hex(tag: number): string {
  return `0x${tag.toString(16).padStart(2, "0")}`;
}
