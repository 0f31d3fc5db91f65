import { closeSync } from "node:fs";
import type { Member } from "../../bundle/manifest/manifest.ts";
import type { Depth, Destiny, Passed } from "../../ports/media.ts";
import { finishNewFile, openNewFile } from "../store/new-file.ts";
import type { Flow } from "../threads/flow.ts";
import type { Chunk } from "../threads/jobs/check-chunk.ts";
import { placeToolchain, unpackToolchain } from "../threads/unpack.ts";

/** Where the checked pieces of a large member go. */
export interface Sink {
  /** Memory for the whole member, where it is needed as a whole. */
  readonly keep?: SharedArrayBuffer;
  /** Where the piece that begins at `at` is to be written. */
  write?(at: number): NonNullable<Chunk["write"]>;
  /** When all pieces were found right. */
  finish(): Promise<Passed | undefined>;
  /** In any case, at the end. */
  close(): void;
}

/** The sink of a destiny. `index` orders failures. */
export function sinkOf(flow: Flow, member: Member, index: number, destiny: Destiny): Sink {
  switch (destiny.do) {
    case "check":
      return { finish: () => Promise.resolve(undefined), close: () => undefined };
    case "place":
      return fileSink(`${destiny.into}/${destiny.name}`, destiny.executable);
    case "unpack":
      return heldSink(member, async (shared) => {
        const held = { ...destiny, shared, length: member.size };
        return { path: member.path, files: await placeToolchain(flow, index, held, destiny.into) };
      });
    case "keep":
      return heldSink(member, async (shared) => ({ path: member.path, bytes: new Uint8Array(shared) }));
    case "deepen":
      return deepSink(flow, member, index, destiny.as);
  }
}

function fileSink(path: string, executable: boolean): Sink {
  const fd = openNewFile(path);
  return {
    write: (at) => ({ fd, at, path }),
    finish: async () => {
      finishNewFile(fd, executable, path);
      return undefined;
    },
    close: () => closeSync(fd),
  };
}

/** A sink that needs the member as a whole, in memory that all threads see. */
function heldSink(member: Member, use: (shared: SharedArrayBuffer) => Promise<Passed>): Sink {
  const keep = new SharedArrayBuffer(member.size);
  return { keep, finish: () => use(keep), close: () => undefined };
}

function deepSink(flow: Flow, member: Member, index: number, as: Depth): Sink {
  const { path, size: length } = member;
  if ("toolchain" in as) {
    return heldSink(member, async (shared) => {
      const { treeH1, goH1 } = await unpackToolchain(
        flow,
        index,
        { ...as, form: as.toolchain, shared, length },
        undefined,
      );
      return { path, treeH1, goH1 };
    });
  }
  if ("module" in as) {
    return heldSink(member, async (shared) => {
      const input = { source: { shared, at: 0 }, length, module: as.module };
      return { path, goH1: await flow.run(index, "moduleH1", input, true) };
    });
  }
  return heldSink(member, async (shared) => ({
    path,
    content: await flow.run(index, "gunzip", { shared, length }, true),
  }));
}
