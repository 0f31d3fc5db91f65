/** Kinds of fields on the wire (protobuf.dev, Encoding). */
const [VARINT, BYTES] = [0, 2];

/**
 * What protoc writes to a plugin's standard input for `message Note { string text = 3; }`: a CodeGeneratorRequest
 * (google/protobuf/compiler/plugin.proto), made without protoc.
 */
export function generatorRequest(goPackage: string): Uint8Array {
  const [OPTIONAL, STRING] = [1, 9];
  const field = [bytes(1, "text"), number(3, 3), number(4, OPTIONAL), number(5, STRING), bytes(10, "text")];
  const message = [bytes(1, "Note"), bytes(2, Buffer.concat(field))];
  const file = [
    ...[bytes(1, "note.proto"), bytes(2, "note"), bytes(4, Buffer.concat(message))],
    ...[bytes(8, bytes(11, goPackage)), bytes(12, "proto3")],
  ];
  return Buffer.concat([
    bytes(1, "note.proto"),
    bytes(2, "paths=source_relative"),
    bytes(15, Buffer.concat(file)),
  ]);
}

/** The one file in a CodeGeneratorResponse: its name and text. Throws with the plugin's error. */
export function generatedFile(response: Uint8Array): { readonly name: string; readonly text: string } {
  const { 1: error, 15: file } = fieldsOf(response);
  if (error !== undefined || file === undefined) throw new Error(`the plugin made no file: ${error}`);
  const { 1: name, 15: content } = fieldsOf(file);
  return { name: String(name), text: String(content) };
}

/** The fields of a message that are bytes, by their numbers; of several with one number the last. */
function fieldsOf(message: Uint8Array): Partial<Record<number, Buffer>> {
  const all = Buffer.from(message);
  const fields: Partial<Record<number, Buffer>> = {};
  for (let at = 0; at < all.length; ) {
    const [tag, start] = readVarint(all, at);
    const [value, next] = readVarint(all, start);
    at = (tag & 7) === BYTES ? next + value : next;
    if ((tag & 7) === BYTES) fields[tag >> 3] = all.subarray(next, at);
  }
  return fields;
}

function readVarint(from: Buffer, at: number): [value: number, next: number] {
  const byte = from.readUInt8(at);
  if (byte < 0x80) return [byte, at + 1];
  const [more, next] = readVarint(from, at + 1);
  return [(byte & 0x7f) + more * 0x80, next];
}

function bytes(field: number, content: string | Uint8Array): Buffer {
  const value = Buffer.from(content);
  return Buffer.concat([varint((field << 3) | BYTES), varint(value.length), value]);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint((field << 3) | VARINT), varint(value)]);
}

function varint(value: number): Buffer {
  return value < 0x80
    ? Buffer.from([value])
    : Buffer.concat([Buffer.from([(value & 0x7f) | 0x80]), varint(value >>> 7)]);
}
