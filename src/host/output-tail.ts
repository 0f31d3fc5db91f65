import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** The last bytes of a child's output, and its lines as they come. */
export class OutputTail {
  readonly #keep: number;
  readonly #pieces: Buffer[] = [];
  #held = 0;

  /** `keep` in bytes, counted from the end. */
  constructor(stream: Readable | null, keep: number, onLine?: (line: string) => void) {
    this.#keep = keep;
    stream?.on("data", (piece: Buffer) => this.#add(piece));
    stream?.on("error", () => {
      // a pipe that we closed ourselves: what came is what there is
    });
    if (onLine !== undefined) splitLines(stream, onLine);
  }

  text(): string {
    const all = Buffer.concat(this.#pieces);
    return all.subarray(Math.max(0, all.length - this.#keep)).toString("utf8");
  }

  #add(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#held += piece.length;
    while (this.#held - (this.#pieces[0]?.length ?? 0) > this.#keep) {
      this.#held -= this.#pieces.shift()?.length ?? 0;
    }
  }
}

function splitLines(stream: Readable | null, onLine: (line: string) => void): void {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  stream?.on("data", (piece: Buffer) => {
    const lines = (rest + decoder.write(piece)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
  stream?.on("end", () => {
    if (rest !== "") onLine(rest);
  });
}
