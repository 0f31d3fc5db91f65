import { closeSync } from "node:fs";
import type { Member } from "../bundle/manifest.ts";
import type { Destiny, Passed } from "../ports/media.ts";
import type { Flow } from "./flow.ts";
import type { Chunk } from "./jobs/check-chunk.ts";
import { finishNewFile, openNewFile } from "./new-file.ts";
import { unpackToolchain } from "./unpack.ts";

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
      return toolchainSink(flow, member, index, destiny, destiny.into);
    case "deepen":
      return "module" in destiny.as
        ? moduleSink(flow, member, index, destiny.as)
        : toolchainSink(flow, member, index, { ...destiny.as, form: destiny.as.toolchain }, undefined);
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

function toolchainSink(
  flow: Flow,
  member: Member,
  index: number,
  which: Pick<Extract<Destiny, { do: "unpack" }>, "form" | "version" | "target">,
  into: string | undefined,
): Sink {
  const keep = new SharedArrayBuffer(member.size);
  return {
    keep,
    finish: async () => {
      const { form, version, target } = which;
      const held = { form, version, target, shared: keep, length: member.size };
      const { treeH1, goH1 } = await unpackToolchain(flow, index, held, into);
      return { path: member.path, treeH1, goH1 };
    },
    close: () => undefined,
  };
}

function moduleSink(
  flow: Flow,
  member: Member,
  index: number,
  { module }: Extract<Extract<Destiny, { do: "deepen" }>["as"], { module: unknown }>,
): Sink {
  const keep = new SharedArrayBuffer(member.size);
  return {
    keep,
    finish: async () => {
      const input = { source: { shared: keep, at: 0 }, length: member.size, module };
      return { path: member.path, goH1: await flow.run(index, "moduleH1", input, true) };
    },
    close: () => undefined,
  };
}
