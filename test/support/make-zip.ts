import { crc32, deflateRawSync } from "node:zlib";

/** A zip as Go's packer writes it: deflated entries in order, no extra fields, no comment. */
export function makeZip(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const entry = entryOf(name, typeof content === "string" ? Buffer.from(content) : content);
    directory.push(central(entry, offset));
    bodies.push(local(entry));
    offset += bodies.at(-1)?.length ?? 0;
  }
  return Buffer.concat([...bodies, ...directory, endRecord(directory, offset)]);
}

interface Entry {
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly size: number;
  readonly crc: number;
}

function entryOf(name: string, content: Uint8Array): Entry {
  return {
    name: Buffer.from(name),
    packed: deflateRawSync(content),
    size: content.length,
    crc: crc32(content),
  };
}

/** PKWARE APPNOTE 4.3.7; general purpose bit 11 says that names are UTF-8. */
function local(entry: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeShared(header, 6, entry);
  return Buffer.concat([header, entry.name, entry.packed]);
}

/** PKWARE APPNOTE 4.3.12. */
function central(entry: Entry, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  writeShared(header, 8, entry);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, entry.name]);
}

/** The fields that both headers have, from the flags to the length of the name. */
function writeShared(header: Buffer, at: number, entry: Entry): void {
  header.writeUInt16LE(0x0800, at);
  header.writeUInt16LE(8, at + 2);
  header.writeUInt32LE(entry.crc, at + 8);
  header.writeUInt32LE(entry.packed.length, at + 12);
  header.writeUInt32LE(entry.size, at + 16);
  header.writeUInt16LE(entry.name.length, at + 20);
}

/** PKWARE APPNOTE 4.3.16. */
function endRecord(directory: readonly Buffer[], offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(directory.length, 8);
  record.writeUInt16LE(directory.length, 10);
  record.writeUInt32LE(Buffer.concat(directory).length, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
