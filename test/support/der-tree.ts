import { DerError, DerReader, TAG } from "../../src/bundle/cms/der.ts";

/** One value of a DER text that a test takes apart, bends and writes again, with no rule in its way. */
export interface DerNode {
  tag: number;
  /** What is inside, where it is values; else `body`. */
  parts: DerNode[] | undefined;
  body: Uint8Array;
  /** The count of unused bits in front of the values that a BIT STRING wraps. */
  readonly lead: Uint8Array;
  /** How the length is written; undefined: as DER has it. A number is added to the true length. */
  length?: "long" | "indefinite" | number;
}

/** Takes apart one value; what an OCTET STRING or a BIT STRING wraps is taken apart as well, where it is values. */
export function readTree(bytes: Uint8Array): DerNode {
  const [node, ...more] = nodesOf(bytes);
  if (!node || more.length > 0) throw new Error("not one value");
  return node;
}

export function writeTree(node: DerNode): Buffer {
  const body = node.parts ? Buffer.concat([node.lead, ...node.parts.map(writeTree)]) : Buffer.from(node.body);
  if (node.length === "indefinite")
    return Buffer.concat([Buffer.from([node.tag, 0x80]), body, Buffer.alloc(2)]);
  const length = body.length + (typeof node.length === "number" ? node.length : 0);
  return Buffer.concat([
    Buffer.from([node.tag]),
    lengthBytes(Math.max(0, length), node.length === "long"),
    body,
  ]);
}

/** All values of a tree, each before those inside it. */
export function allNodes(node: DerNode): DerNode[] {
  return [node, ...(node.parts ?? []).flatMap(allNodes)];
}

function nodesOf(bytes: Uint8Array): DerNode[] {
  return new DerReader(bytes).rest().map(({ tag, body }) => ({ tag, body, ...inside(tag, body) }));
}

function inside(tag: number, body: Uint8Array): Pick<DerNode, "parts" | "lead"> {
  const lead = body.subarray(0, tag === TAG.bitString ? 1 : 0);
  const wraps = tag === TAG.octetString || tag === TAG.bitString;
  if ((tag & 0x20) === 0 && !(wraps && body.length > 3)) return { parts: undefined, lead };
  try {
    return { parts: nodesOf(body.subarray(lead.length)), lead };
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return { parts: undefined, lead };
  }
}

function lengthBytes(length: number, long: boolean): Buffer {
  if (length < 0x80 && !long) return Buffer.from([length]);
  const digits = Buffer.from(length.toString(16).padStart(long ? 8 : length < 0x100 ? 2 : 4, "0"), "hex");
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
}
