import { closeSync, fstatSync, readSync } from "node:fs";
import { BLOCK, expectedHeader, isZero, type Layout, layoutOf, TRAILER } from "../../bundle/framing.ts";
import { createdSeconds, type Manifest, type Member } from "../../bundle/manifest/manifest.ts";
import { Fault, reasonOf } from "../../fault.ts";
import type { Growth, Media, Passed } from "../../ports/media.ts";
import type { PlainFile } from "../plain-file.ts";
import { Flow } from "../threads/flow.ts";
import { checkPadding, type SpanChecked } from "../threads/jobs/check-span.ts";
import type { Pool } from "../threads/pool.ts";
import type { Batch, Body, Carrier, Checking } from "./carrier.ts";
import { type ContainerHead, describeHead, readContainerHead } from "./container-head.ts";
import { oddHeaderFault } from "./odd-header.ts";
import { costOf, pass } from "./pass.ts";

/**
 * Opens a container that can be read at any place; where it is still being written, as far as it has come. The file stays
 * open until `close`. Faults: not-a-bundle and others (3).
 */
export async function openTar(file: PlainFile, label: string, pool: Pool, growth?: Growth): Promise<Media> {
  // Whatever becomes of it, its threads can start while the signature is looked at.
  pool.expect(file.size);
  let at = 0;
  const head = await readContainerHead((bytes) => {
    const got = readAt(file.fd, bytes, at, label);
    at += got;
    return got;
  }, label);
  return {
    ...describeHead(head, label),
    form: "tar",
    pass: (manifest, destiny, seen) => {
      const order = { manifest, destiny, seen };
      // What is still being written is written by this thread.
      const flow = new Flow(
        pool,
        growth === undefined ? {} : { busy: growth.reach(Number.POSITIVE_INFINITY) },
      );
      pool.expect(costOf(order) - file.size);
      const carrier = new TarCarrier(file, label, head, manifest, flow, growth);
      return pass(carrier, flow, order);
    },
    digest: async () => {
      const source = { fd: file.fd, at: 0, label };
      const sha256 = await pool.run("digestRange", { source, length: file.size }, true);
      return { size: file.size, sha256 };
    },
    close: () => closeSync(file.fd),
  };
}

/** Every place is known beforehand: nothing is searched for, each thread reads its share. FORMAT 4.3 */
class TarCarrier implements Carrier {
  readonly #file: PlainFile;
  readonly #label: string;
  readonly #head: ContainerHead;
  readonly #manifest: Manifest;
  readonly #flow: Flow;
  readonly #layout: Layout;
  readonly #mtime: number;
  readonly #growth: Growth | undefined;

  constructor(
    file: PlainFile,
    label: string,
    head: ContainerHead,
    manifest: Manifest,
    flow: Flow,
    growth: Growth | undefined,
  ) {
    this.#file = file;
    this.#label = label;
    this.#head = head;
    this.#manifest = manifest;
    this.#flow = flow;
    this.#layout = layoutOf(head.sizes, manifest.members);
    this.#mtime = createdSeconds(manifest);
    this.#growth = growth;
  }

  /** Holds the length of the file against the one that the manifest gives; if they differ, says why. */
  begin(): void {
    if (this.#head.mtime !== this.#mtime)
      throw new Fault("header-odd", { member: "manifest.json", path: this.#label });
    if (this.#growth === undefined && this.#file.size !== this.#layout.total) throw this.#lengthFault();
  }

  async batch({ first, members }: Batch): Promise<Checking> {
    await this.#growth?.reach(this.#layout.members[first + members.length - 1]?.end ?? 0);
    const source = { fd: this.#file.fd, at: this.#layout.members[first]?.header ?? 0, label: this.#label };
    const span = { source, label: this.#label, mtime: this.#mtime, members };
    return {
      result: this.#flow.run(first, "checkSpan", span).then((checked) => this.#passed(first, checked)),
    };
  }

  async large(member: Member, index: number): Promise<Body> {
    const span = this.#layout.members[index];
    if (span === undefined) throw new RangeError(`no member ${index}`);
    await this.#growth?.reach(span.data);
    const header = this.#read(span.header, BLOCK);
    if (!expectedHeader(member, this.#mtime).equals(header)) throw this.#odd(index, header);
    const at = async (offset: number, length: number) => {
      await this.#growth?.reach(span.data + offset + length);
      return { fd: this.#file.fd, at: span.data + offset, label: this.#label };
    };
    return {
      ...(this.#growth === undefined && { present: await at(0, member.size) }),
      whole: () => at(0, member.size),
      piece: at,
      free: () => undefined,
      end: async () => {
        const end = span.data + member.size;
        await this.#growth?.reach(span.end);
        checkPadding(this.#read(end, span.end - end), member.path, this.#label);
      },
      close: () => undefined,
    };
  }

  async end(): Promise<void> {
    await this.#growth?.reach(this.#layout.total);
    if (this.#growth !== undefined && fstatSync(this.#file.fd).size !== this.#layout.total)
      throw this.#lengthFault();
    if (isZero(this.#read(this.#layout.trailer, TRAILER))) return;
    throw new Fault("bundle-trailing", { path: this.#label, want: this.#layout.total, got: this.#file.size });
  }

  #passed(first: number, { passed, odd }: SpanChecked): readonly Passed[] {
    if (odd !== undefined) throw this.#odd(first + odd.index, odd.header);
    return passed;
  }

  #odd(index: number, header: Uint8Array): Fault {
    const complete = this.#file.size === this.#layout.total;
    return oddHeaderFault(this.#manifest, this.#mtime, { header, index, label: this.#label, complete });
  }

  /** The first header that differs explains a wrong length better than the number of bytes does. */
  #lengthFault(): Fault {
    const { size } = fstatSync(this.#file.fd);
    for (const [index, member] of this.#manifest.members.entries()) {
      const at = this.#layout.members[index]?.header ?? size;
      if (at + BLOCK > size) break;
      const header = this.#read(at, BLOCK);
      if (!expectedHeader(member, this.#mtime).equals(header)) return this.#odd(index, header);
    }
    const facts = { path: this.#label, want: this.#layout.total, got: size };
    return this.#extra() ?? new Fault(size < facts.want ? "bundle-truncated" : "bundle-trailing", facts);
  }

  /** Where the end should be, there may be the header of one member more. */
  #extra(): Fault | undefined {
    const { trailer } = this.#layout;
    if (trailer + TRAILER >= this.#file.size) return undefined;
    const header = this.#read(trailer, BLOCK);
    return isZero(header) ? undefined : this.#odd(this.#manifest.members.length, header);
  }

  #read(at: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    const got = readAt(this.#file.fd, bytes, at, this.#label);
    if (got === length) return bytes;
    throw new Fault("bundle-truncated", { path: this.#label, want: this.#layout.total, got: at + got });
  }
}

/** Reads until `bytes` is full or the file ends. */
function readAt(fd: number, bytes: Uint8Array, at: number, label: string): number {
  try {
    let done = 0;
    for (let got = -1; done < bytes.length && got !== 0; done += got) {
      got = readSync(fd, bytes, done, bytes.length - done, at + done);
    }
    return done;
  } catch (error) {
    throw new Fault("media-read", { path: label, reason: reasonOf(error) }, { cause: error });
  }
}
