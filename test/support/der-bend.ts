import fc from "fast-check";
import { TAG } from "../../src/bundle/cms/der.ts";
import { oid, tlv } from "../../src/bundle/cms/der-writer.ts";
import { OID } from "../../src/bundle/cms/oid.ts";
import { allNodes, type DerNode, readTree, writeTree } from "./der-tree.ts";

/** One change to a tree: what, at which value, and with which of the choices that the change has. */
export interface Bend {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly pick: number;
}

const KINDS = [
  "flip",
  "tag",
  "swap",
  "repeat",
  "drop",
  "graft",
  "name",
  "length",
  "pad",
  "empty",
  "append",
  "flag",
] as const;

const TAGS = [
  ...Object.values(TAG),
  0x00,
  0x0a,
  0x10,
  0x11,
  0x12,
  0x1c,
  0x1f,
  0x24,
  0x81,
  0x82,
  0xa2,
] as const;

const LENGTHS = ["long", "indefinite", 1, -1, 2] as const;

/** Names that mean something in a certificate or a signature, ours and others (RFC 5280 4.2, RFC 5652 11, RFC 3779). */
const NAMES: readonly string[] = [
  ...Object.values(OID),
  "1.3.14.3.2.26",
  "1.2.840.113549.2.5",
  "1.2.840.113549.1.1.5",
  "1.2.840.113549.1.1.4",
  "1.2.840.113549.1.1.10",
  "1.2.840.10045.4.1",
  "1.3.101.112",
  "1.3.132.0.10",
  "2.5.29.17",
  "2.5.29.18",
  "2.5.29.30",
  "2.5.29.31",
  "2.5.29.32",
  "2.5.29.33",
  "2.5.29.36",
  "2.5.29.54",
  "1.3.6.1.5.5.7.1.1",
  "1.3.6.1.5.5.7.1.7",
  "1.3.6.1.5.5.7.1.8",
  "1.3.6.1.5.5.7.1.14",
  "1.3.6.1.5.5.7.1.24",
  "1.3.6.1.5.5.7.3.1",
  "1.3.6.1.5.5.7.3.4",
  "2.16.840.1.113730.1.1",
  "1.2.840.113549.1.9.6",
  "1.2.840.113549.1.9.15",
  "1.2.840.113549.1.9.16.2.12",
  "1.2.840.113549.1.9.16.2.47",
  "2.5.4.3",
  "2.5.4.6",
];

/** One to three changes; they shrink to the fewest and smallest that still show what was seen. */
export const bends: fc.Arbitrary<Bend[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), at: fc.nat(), pick: fc.nat() }),
  { minLength: 1, maxLength: 3 },
);

/** The bytes after the changes, one after the other. */
export function bend(bytes: Uint8Array, changes: readonly Bend[]): Buffer {
  const root: DerNode = { tag: 0, body: bytes, lead: Buffer.alloc(0), parts: [readTree(bytes)] };
  for (const change of changes) apply(root, change);
  return Buffer.concat((root.parts ?? []).map(writeTree));
}

function apply(root: DerNode, { kind, at, pick }: Bend): void {
  const holders = allNodes(root).filter((node) => node.parts && node.parts.length > 0);
  const places = holders.flatMap((holder) =>
    (holder.parts ?? []).map((node, index) => ({ holder, node, index })),
  );
  const place = places[at % places.length];
  if (!place) return;
  const { node, index } = place;
  const siblings = place.holder.parts ?? [];
  const other = places[pick % places.length]?.node ?? node;
  const tag = TAGS[pick % TAGS.length] ?? TAG.null;
  const first = Buffer.from([[0xff, 0x00, 0x80, 0x01][pick % 4] ?? 0]);
  const acts: Readonly<Record<Bend["kind"], () => void>> = {
    flip: () => setBody(node, flipped(bodyOf(node), pick)),
    tag: () => Object.assign(node, { tag }),
    swap: () => void siblings.splice(index, 2, ...siblings.slice(index, index + 2).reverse()),
    repeat: () => void siblings.splice(index, 0, structuredClone(node)),
    drop: () => void siblings.splice(index, 1),
    graft: () => void siblings.splice(index, 1, structuredClone(other)),
    name: () => rename(allNodes(root), at, NAMES[pick % NAMES.length] ?? ""),
    length: () => Object.assign(node, { length: LENGTHS[pick % LENGTHS.length] }),
    pad: () => setBody(node, Buffer.concat([first, bodyOf(node)])),
    empty: () => setBody(node, Buffer.alloc(0)),
    append: () => setBody(node, Buffer.concat([bodyOf(node), tlv(tag)])),
    flag: () => void siblings.splice(index, 0, readTree(tlv(TAG.boolean, first))),
  };
  acts[kind]();
}

function flipped(bytes: Uint8Array, pick: number): Buffer {
  const body = Buffer.from(bytes);
  const at = (pick >> 3) % Math.max(1, body.length);
  if (body.length > 0) body[at] = (body[at] ?? 0) ^ (1 << (pick & 7));
  return body;
}

function rename(nodes: readonly DerNode[], at: number, name: string): void {
  const named = nodes.filter((node) => node.tag === TAG.oid);
  const chosen = named[at % Math.max(1, named.length)];
  if (chosen) chosen.body = readTree(oid(name)).body;
}

function bodyOf(node: DerNode): Uint8Array {
  return node.parts ? Buffer.concat([node.lead, ...node.parts.map(writeTree)]) : node.body;
}

function setBody(node: DerNode, body: Uint8Array): void {
  node.parts = undefined;
  node.body = body;
}
