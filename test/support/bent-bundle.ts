import fc from "fast-check";
import { BLOCK } from "../../src/bundle/framing.ts";
import { flipped, type Patient } from "./surgery.ts";

/** One change to a bundle that knows its structure. Numbers are taken modulo what is there, so that every one means something. */
type Change =
  | {
      readonly do: "flip";
      readonly part: "header" | "content" | "padding";
      readonly piece: number;
      readonly bit: number;
    }
  | { readonly do: "field"; readonly piece: number; readonly at: number; readonly text: string }
  | { readonly do: "drop" | "repeat"; readonly piece: number }
  | { readonly do: "swap"; readonly piece: number; readonly with: number }
  | { readonly do: "insert" | "remove"; readonly piece: number; readonly at: number; readonly count: number }
  | { readonly do: "blocks"; readonly piece: number; readonly count: number }
  | { readonly do: "end"; readonly cut: number; readonly bytes: number };

const number = fc.nat(0xffff);

/** Places of the fields of a ustar header, and what liars write into them. */
const FIELD_STARTS = [0, 100, 108, 116, 124, 136, 148, 156, 157, 257, 263, 265, 297, 329, 337, 345, 500];
const FIELD_TEXTS = [
  "",
  "0",
  "1",
  "2",
  "5",
  "x",
  "L",
  "\u0080",
  "-1",
  "77777777777",
  "../x",
  "/x",
  "manifest.json",
  " ",
];

/** One to three changes. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant("flip" as const),
      part: fc.constantFrom("header", "content", "padding"),
      piece: number,
      bit: number,
    }),
    fc.record({
      do: fc.constant("field" as const),
      piece: number,
      at: fc.constantFrom(...FIELD_STARTS),
      text: fc.constantFrom(...FIELD_TEXTS),
    }),
    fc.record({ do: fc.constantFrom("drop", "repeat"), piece: number }),
    fc.record({ do: fc.constant("swap" as const), piece: number, with: number }),
    fc.record({
      do: fc.constantFrom("insert", "remove"),
      piece: number,
      at: number,
      count: fc.integer({ min: 1, max: 600 }),
    }),
    fc.record({ do: fc.constant("blocks" as const), piece: number, count: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ do: fc.constant("end" as const), cut: fc.nat(2000), bytes: fc.nat(2000) }),
  ),
  { minLength: 1, maxLength: 3 },
);

/** The patient with these changes; another one, the old stays. */
export function bent(patient: Patient, list: readonly Change[]): Patient {
  return list.reduce(bendOnce, patient);
}

function bendOnce(patient: Patient, change: Change): Patient {
  if (change.do === "end") {
    return { ...patient, trailer: Buffer.alloc(change.bytes, 1), cut: change.cut };
  }
  const { pieces } = patient;
  if (pieces.length === 0) return patient;
  const at = change.piece % pieces.length;
  const piece = pieces[at];
  if (piece === undefined) return patient;
  const put = (...now: readonly (typeof piece)[]) => ({
    ...patient,
    pieces: pieces.toSpliced(at, 1, ...now),
  });
  switch (change.do) {
    case "flip": {
      const bytes = piece[change.part];
      if (bytes.length === 0) return patient;
      return put({ ...piece, [change.part]: flipped(bytes, change.bit % bytes.length, change.bit % 8) });
    }
    case "field":
      return put({ ...piece, header: withField(piece.header, change.at, change.text) });
    case "drop":
      return put();
    case "repeat":
      return put(piece, piece);
    case "swap": {
      const other = change.with % pieces.length;
      const found = pieces[other];
      return found === undefined
        ? patient
        : { ...patient, pieces: pieces.with(at, found).with(other, piece) };
    }
    case "insert":
    case "remove": {
      const { content } = piece;
      const from = change.at % (content.length + 1);
      const to = change.do === "insert" ? from : Math.min(content.length, from + change.count);
      const more = Buffer.alloc(change.do === "insert" ? change.count : 0, 0x20);
      return put({
        ...piece,
        content: Buffer.concat([content.subarray(0, from), more, content.subarray(to)]),
      });
    }
    case "blocks":
      return put({ ...piece, padding: Buffer.concat([piece.padding, Buffer.alloc(change.count * BLOCK)]) });
  }
}

/** A header with another field, and the sum that belongs to it. */
function withField(old: Buffer, at: number, text: string): Buffer {
  const header = Buffer.from(old);
  header.write(text.padEnd(text.length + 1, "\0"), at, "latin1");
  header.fill(" ", 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}
