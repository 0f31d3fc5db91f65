import { Fault } from "../fault.ts";
import { MAX_PAX_BYTES } from "../limits.ts";
import { BLOCK_BYTES, isZero, readPaxPath, readTarHeader, type TarHeader } from "./tar-header.ts";

/** A file or folder of the archive; `content` is only good during the call. */
export type TarEntry = (name: string, kind: "file" | "folder", content: Uint8Array) => void;

/**
 * A tar of plain files and folders, pushed in pieces of any size. Content that lies whole within a piece is not
 * copied. Every refusal is Fault "archive-format"; `end` refuses an archive that stops early.
 */
export class TarReader {
  readonly #entry: TarEntry;
  readonly #maxFile: number;
  /** What is being collected: a header, or a content with its padding. */
  #want = BLOCK_BYTES;
  /** For what lies across pieces; used again, because garbage of this size would outrun the collector. */
  #scratch: Buffer = Buffer.alloc(0);
  #have = 0;
  #header: TarHeader | undefined;
  #paxPath: string | undefined;
  #zeroBlocks = 0;

  constructor(maxFile: number, entry: TarEntry) {
    this.#maxFile = maxFile;
    this.#entry = entry;
  }

  push(piece: Buffer): void {
    let at = 0;
    while (at < piece.length) {
      const want = this.#want;
      if (this.#have === 0 && piece.length - at >= want) {
        at += want;
        this.#take(piece.subarray(at - want, at));
      } else {
        at += this.#collect(piece.subarray(at));
      }
    }
  }

  end(): void {
    const whole = this.#have === 0 && !this.#header && this.#paxPath === undefined;
    if (!whole || this.#zeroBlocks < 2) throw broken("end", "truncated");
  }

  /** Adds to what lies across two pieces or more; returns how many bytes it took. */
  #collect(piece: Buffer): number {
    const want = this.#want;
    // Only ever at the start of an entry, so there is nothing in it to keep.
    if (this.#scratch.length < want) this.#scratch = Buffer.allocUnsafeSlow(want);
    const taken = piece.copy(this.#scratch, this.#have, 0, want - this.#have);
    this.#have += taken;
    if (this.#have === want) {
      this.#have = 0;
      this.#take(this.#scratch.subarray(0, want));
    }
    return taken;
  }

  #take(bytes: Buffer): void {
    if (this.#header) this.#takeContent(this.#header, bytes);
    else this.#takeHeader(bytes);
  }

  #takeHeader(block: Buffer): void {
    const header = readTarHeader(block);
    if (!header) {
      this.#takeZeros();
      return;
    }
    if (this.#zeroBlocks > 0) throw broken(header.name, "after-end");
    if (header.kind === "pax" && this.#paxPath !== undefined) throw broken(header.name, "pax");
    if (header.size > (header.kind === "pax" ? MAX_PAX_BYTES : this.#maxFile))
      throw broken(header.name, "too-large");
    if (header.size === 0) {
      this.#takeContent(header, block.subarray(0, 0));
      return;
    }
    this.#header = header;
    this.#want = Math.ceil(header.size / BLOCK_BYTES) * BLOCK_BYTES;
  }

  #takeZeros(): void {
    if (this.#paxPath !== undefined) throw broken(this.#paxPath, "pax");
    this.#zeroBlocks++;
  }

  #takeContent(header: TarHeader, padded: Buffer): void {
    this.#header = undefined;
    this.#want = BLOCK_BYTES;
    const content = padded.subarray(0, header.size);
    if (!isZero(padded.subarray(header.size))) throw broken(header.name, "padding");
    if (header.kind === "pax") {
      this.#paxPath = readPaxPath(content);
      return;
    }
    const name = this.#paxPath ?? header.name;
    this.#paxPath = undefined;
    this.#entry(name, header.kind, content);
  }
}

function broken(name: string, rule: string): Fault {
  return new Fault("archive-format", { name, rule });
}
