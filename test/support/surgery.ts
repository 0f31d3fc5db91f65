import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BLOCK, encodeHeader, padding, TRAILER } from "../../src/bundle/framing.ts";
import { createdSeconds } from "../../src/bundle/manifest/manifest.ts";
import { headFiles, type TestBundle } from "./make-bundle.ts";

/** One file of a bundle on the table: everything about it can be changed. */
interface Piece {
  path: string;
  header: Buffer;
  content: Buffer;
  padding: Buffer;
  /** In a folder: a link to there instead of a file. */
  link?: string;
}

/** A bundle laid open. */
export interface Patient {
  readonly pieces: Piece[];
  trailer: Buffer;
  /** Bytes cut off the end. */
  cut: number;
  readonly mtime: number;
}

/** What a case may do, by the first word of a line; the other words are its arguments. */
type Cut = (patient: Patient, ...words: string[]) => void;

const CUTS: Readonly<Record<string, Cut>> = {
  /** flip PATH AT: one bit of a content. */
  flip: (patient, path, at) => flipBit(find(patient, path).content, Number(at)),
  "flip-header": (patient, path, at) => flipBit(find(patient, path).header, Number(at)),
  "flip-padding": (patient, path) => flipBit(find(patient, path).padding, 0),
  "flip-trailer": (patient, at) => flipBit(patient.trailer, Number(at)),
  drop: (patient, path) => void patient.pieces.splice(patient.pieces.indexOf(find(patient, path)), 1),
  /** repeat PATH: once more, at the end. */
  repeat: (patient, path) => void patient.pieces.push(find(patient, path)),
  /** twice PATH: once more, right behind itself. */
  twice: (patient, path) => {
    const piece = find(patient, path);
    patient.pieces.splice(patient.pieces.indexOf(piece), 0, piece);
  },
  swap: (patient, one, other) => {
    const [a, b] = [one, other].map((path) => patient.pieces.indexOf(find(patient, path)));
    const kept = patient.pieces[a ?? 0];
    const moved = patient.pieces[b ?? 0];
    if (kept && moved) [patient.pieces[a ?? 0], patient.pieces[b ?? 0]] = [moved, kept];
  },
  /** add PATH TEXT [BEFORE]: a file that nobody signed. */
  add: (patient, path = "", text = "", before = "") => {
    const at = before === "" ? patient.pieces.length : patient.pieces.indexOf(find(patient, before));
    patient.pieces.splice(at, 0, newPiece(path, Buffer.from(text), patient.mtime));
  },
  /** rename PATH NAME: with a valid header of the new name. */
  rename: (patient, path, name = "") => {
    const piece = find(patient, path);
    piece.header = retitled(piece.header, (header) => header.fill(0, 0, 100).write(name, 0));
    piece.path = name;
  },
  /** retype PATH TYPE [TARGET]: another kind of file, with a valid sum. */
  retype: (patient, path, type = "0", target = "") => {
    const piece = find(patient, path);
    piece.header = retitled(piece.header, (header) => {
      header.write(type, 156, "latin1");
      header.write(target, 157);
    });
    if (target !== "") piece.link = target;
  },
  /** field PATH AT TEXT: other bytes in a header, with a valid sum. */
  field: (patient, path, at, text = "") => {
    const piece = find(patient, path);
    piece.header = retitled(piece.header, (header) => header.write(text, Number(at), "latin1"));
  },
  /** pax PATH: an extended header before a file, of the kind that tar writes for long names. */
  pax: (patient, path) => {
    const record = Buffer.from("23 path=files/other.txt\n");
    const piece = newPiece("PaxHeaders/0", record, patient.mtime);
    piece.header = retitled(piece.header, (header) => header.write("x", 156, "latin1"));
    patient.pieces.splice(patient.pieces.indexOf(find(patient, path)), 0, piece);
  },
  /** content PATH TEXT: something else of any length. */
  content: (patient, path, text = "") => {
    const piece = find(patient, path);
    Object.assign(piece, { ...newPiece(piece.path, Buffer.from(text), patient.mtime), header: piece.header });
  },
  /** append BYTE COUNT: behind the end. */
  append: (patient, byte, count) => {
    patient.trailer = Buffer.concat([patient.trailer, Buffer.alloc(Number(count), Number(byte))]);
  },
  cut: (patient, count) => {
    patient.cut = Number(count);
  },
  /** link PATH TARGET: in a folder, a link in place of a file. */
  link: (patient, path, target = "") => {
    find(patient, path).link = target;
  },
};

/** Lays a bundle open and does what the lines say. */
export function operate(bundle: TestBundle, lines: readonly string[]): Patient {
  const mtime = createdSeconds(bundle.manifest);
  const files = [
    ...headFiles(bundle).map((one) => ({ ...one, executable: undefined })),
    ...bundle.stored.map(({ member, content }) => ({
      path: member.path,
      content,
      executable: member.executable,
    })),
  ];
  const pieces = files.map(({ path, content, executable }) =>
    newPiece(path, Buffer.from(content), mtime, executable),
  );
  const patient: Patient = { pieces, trailer: Buffer.alloc(TRAILER), cut: 0, mtime };
  for (const line of lines) {
    const [name = "", ...words] = line.split(" ");
    const cut = CUTS[name];
    if (cut === undefined) throw new Error(`no such cut: ${line}`);
    cut(patient, ...words);
  }
  return patient;
}

export function sewnTar({ pieces, trailer, cut }: Patient): Buffer {
  const all = Buffer.concat([...pieces.flatMap((one) => [one.header, one.content, one.padding]), trailer]);
  return all.subarray(0, all.length - cut);
}

export function sewnFolder({ pieces }: Patient, root: string): void {
  for (const { path, content, link } of pieces) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (link === undefined) writeFileSync(join(root, path), content);
    else symlinkSync(link, join(root, path));
  }
}

function newPiece(path: string, content: Buffer, mtime: number, executable?: true): Piece {
  const header = encodeHeader(path, content.length, executable, mtime);
  return { path, header, content, padding: Buffer.alloc(padding(content.length)) };
}

function find(patient: Patient, path = ""): Piece {
  const piece = patient.pieces.find((one) => one.path === path);
  if (piece === undefined) throw new Error(`no such file: ${path}`);
  return piece;
}

/** The bytes with one bit flipped. */
export function flipped(bytes: Uint8Array, at: number, bit = 0): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
  return copy;
}

function flipBit(bytes: Buffer, at: number): void {
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
}

/** A header with other fields and the sum that belongs to them. */
function retitled(old: Buffer, change: (header: Buffer) => unknown): Buffer {
  const header = Buffer.from(old);
  change(header);
  header.fill(" ", 148, 156);
  const sum = header.subarray(0, BLOCK).reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}
