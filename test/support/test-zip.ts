import { crc32, deflateRawSync } from "node:zlib";

/** One entry; everything but name and content is for zips that lie. */
export interface ZipPart {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly stored?: boolean;
  /** Without: sums in the local header, as other packers write them. */
  readonly descriptor?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly size?: number;
  /** Put after the deflate stream, inside the compressed size. */
  readonly tail?: Uint8Array;
  readonly localName?: string;
  readonly extra?: Uint8Array;
  /** Between this entry and the next. */
  readonly gap?: Uint8Array;
  readonly centralOffset?: number;
}

/** A zip as Go's archive/zip writes it (deflate, data descriptors), or one bent as its parts say. */
export function writeZip(
  parts: readonly ZipPart[],
  more: { comment?: string; lead?: Uint8Array } = {},
): Buffer {
  const locals: Buffer[] = [Buffer.from(more.lead ?? [])];
  const centrals: Buffer[] = [];
  let offset = locals[0]?.length ?? 0;
  for (const part of parts) {
    const { local, central } = writePart(part, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const comment = Buffer.from(more.comment ?? "");
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, directory, end, comment]);
}

function writePart(part: ZipPart, offset: number): { local: Buffer; central: Buffer } {
  const content = Buffer.from(part.content ?? "");
  const packed = part.stored ? content : deflateRawSync(content);
  const data = Buffer.concat([packed, Buffer.from(part.tail ?? [])]);
  const name = Buffer.from(part.name);
  const localName = Buffer.from(part.localName ?? part.name);
  const extra = Buffer.from(part.extra ?? []);
  const descriptor = part.descriptor ?? true;
  const utf8 = name.length === part.name.length ? 0 : 0x800;
  const flags = part.flags ?? (descriptor ? 8 : 0) | utf8;
  const sums = Buffer.alloc(12);
  sums.writeUInt32LE(part.crc ?? crc32(content), 0);
  sums.writeUInt32LE(data.length, 4);
  sums.writeUInt32LE(part.size ?? content.length, 8);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(flags, 2);
  head.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 4);
  sums.copy(head, 10);
  head.writeUInt16LE(name.length, 22);
  head.writeUInt16LE(extra.length, 24);
  const localHead = Buffer.from(head);
  if (descriptor) localHead.fill(0, 10, 22);
  localHead.writeUInt16LE(localName.length, 22);
  const tail = descriptor ? [Buffer.from("504b0708", "hex"), sums] : [];
  const local = [
    Buffer.from("504b0304", "hex"),
    localHead,
    localName,
    extra,
    data,
    ...tail,
    Buffer.from(part.gap ?? []),
  ];
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(part.centralOffset ?? offset, 10);
  const central = [Buffer.from("504b01021400", "hex"), head, rest, name, extra];
  return { local: Buffer.concat(local), central: Buffer.concat(central) };
}

/** RFC 1952 2.3.1: what ends a gzip member with this content. */
export function gzipTrailer(content: Uint8Array): Buffer {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(content), 0);
  trailer.writeUInt32LE(content.length, 4);
  return trailer;
}

/** Two entries: the stream of the first holds content for the second too, and what ends a gzip file for Node. */
export function bringingTheNext(name: string, next: string): readonly ZipPart[] {
  const own = Buffer.from("own\n");
  const both = Buffer.from("own\nevil\n");
  const packed = Buffer.concat([deflateRawSync(both), gzipTrailer(both), Buffer.of(0)]);
  const bringing = { name, content: packed, stored: true, method: 8, size: own.length, crc: crc32(own) };
  return [bringing, { name: next, content: "good\n" }];
}
