import { gzipSync } from "node:zlib";

/** One tar entry; everything but name and content is for archives that lie. */
export interface TarPart {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** `0` file, `5` folder, `x` PAX record, ... */
  readonly kind?: string;
  readonly prefix?: string;
  readonly link?: string;
  readonly magic?: string;
  readonly size?: string;
}

/** A ustar archive with its two closing blocks. */
export function writeTar(parts: readonly TarPart[], closing = 2): Buffer {
  return Buffer.concat([...parts.flatMap(writePart), Buffer.alloc(512 * closing)]);
}

/** A PAX extended header with one record. */
export function paxRecord(key: string, value: string): TarPart {
  const rest = ` ${key}=${value}\n`;
  const length = Buffer.byteLength(rest);
  const digits = String(length + String(length).length).length;
  return { name: "PaxHeaders.0/x", kind: "x", content: `${length + digits}${rest}` };
}

/** A Go distribution's archive of these files below `go/`. */
export function writeGoArchive(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const parts = Object.entries(files).map(([name, content]) => ({ name: `go/${name}`, content }));
  return gzipSync(writeTar(parts));
}

function writePart(part: TarPart): Buffer[] {
  const content = Buffer.from(part.content ?? "");
  const block = Buffer.alloc(512);
  block.write(part.name, 0, 100);
  block.write("0000644\0", 100);
  block.write("0000000\0", 108);
  block.write("0000000\0", 116);
  block.write(part.size ?? `${content.length.toString(8).padStart(11, "0")}\0`, 124);
  block.write("00000000000\0", 136);
  block.write("        ", 148);
  block.write(part.kind ?? "0", 156);
  block.write(part.link ?? "", 157);
  block.write(part.magic ?? "ustar\x0000", 257, "latin1");
  block.write(part.prefix ?? "", 345, 155);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return [block, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}
