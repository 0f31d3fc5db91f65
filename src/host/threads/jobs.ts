import type { Sha256 } from "../../bundle/digest.ts";
import type { H1 } from "../../golang/dirhash.ts";
import type { ToolchainEntry } from "../../payload/go-module.ts";
import type { Passed } from "../../ports/media.ts";
import { type Chunk, checkChunk } from "./jobs/check-chunk.ts";
import { checkFiles, type MemberFiles } from "./jobs/check-files.ts";
import { checkSpan, type Span, type SpanChecked } from "./jobs/check-span.ts";
import { type Digested, digestFiles } from "./jobs/digest-files.ts";
import { digestRange, type Range } from "./jobs/digest-range.ts";
import { digestTrailed, type TrailedRange } from "./jobs/digest-trailed.ts";
import { digestWhole, type WholeDigests } from "./jobs/digest-whole.ts";
import { type GzipFile, gunzip } from "./jobs/gunzip.ts";
import { listToolchain, type ToolchainZip } from "./jobs/list-toolchain.ts";
import { type ModuleZip, moduleH1 } from "./jobs/module-h1.ts";
import { tileRoots } from "./jobs/tile-roots.ts";
import { type Archive, type ArchiveUnpacked, unpackArchive } from "./jobs/unpack-archive.ts";
import { type Entries, unpackEntries } from "./jobs/unpack-entries.ts";

/** Every job: what goes in and what comes out. Both are plain values, so that a job can run in any thread. */
interface Jobs {
  checkSpan: { input: Span; output: SpanChecked };
  checkFiles: { input: MemberFiles; output: readonly Passed[] };
  checkChunk: { input: Chunk; output: undefined };
  digestRange: { input: Range; output: Sha256 };
  digestFiles: { input: readonly string[]; output: readonly Digested[] };
  digestWhole: { input: Range; output: WholeDigests };
  digestTrailed: { input: TrailedRange; output: string };
  gunzip: { input: GzipFile; output: { size: number; sha256: Sha256 } };
  listToolchain: { input: ToolchainZip; output: readonly ToolchainEntry[] };
  moduleH1: { input: ModuleZip; output: H1 };
  tileRoots: { input: readonly Uint8Array[]; output: readonly string[] };
  unpackEntries: { input: Entries; output: readonly Sha256[] };
  unpackArchive: { input: Archive; output: ArchiveUnpacked };
}

export type JobName = keyof Jobs;
export type JobInput<N extends JobName> = Jobs[N]["input"];
export type JobOutput<N extends JobName> = Jobs[N]["output"];

const JOBS: { readonly [N in JobName]: (input: JobInput<N>) => JobOutput<N> | Promise<JobOutput<N>> } = {
  checkSpan,
  checkFiles,
  checkChunk,
  digestRange,
  digestFiles,
  digestWhole,
  digestTrailed,
  gunzip,
  listToolchain,
  moduleH1,
  tileRoots,
  unpackEntries,
  unpackArchive,
};

/** Does a job in this thread. All but the reading of an archive are done when the call returns. */
export async function runJob<N extends JobName>(name: N, input: JobInput<N>): Promise<JobOutput<N>> {
  return JOBS[name](input);
}
