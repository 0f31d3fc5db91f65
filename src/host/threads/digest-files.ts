import { closeSync } from "node:fs";
import { chunkCount } from "../../bundle/manifest/member.ts";
import { CHUNK_BYTES } from "../../limits.ts";
import type { Trailed } from "../../payload/openpgp-signature.ts";
import type { FileDigest } from "../../ports/work.ts";
import { openPlain, type PlainFile } from "../plain-file.ts";
import { Flow } from "./flow.ts";
import { READ_ONCE, SOON } from "./jobs/digest-whole.ts";
import type { Pool } from "./pool.ts";

/** The digest of each file, and of each chunk of a large one; files are opened once. Fault: file-read (1). */
export async function digestFiles(pool: Pool, paths: readonly string[]): Promise<FileDigest[]> {
  const flow = new Flow(pool);
  const digests: Promise<FileDigest>[] = [];
  try {
    for (const [index, path] of paths.entries()) {
      await flow.room();
      const file = openPlain(path, "follow");
      pool.expect(file.size);
      const digest = digestFile(flow, index, file, path, paths.length === 1);
      flow.follow(index, digest);
      digests.push(digest);
    }
  } catch (error) {
    flow.fail(digests.length, error);
  }
  await flow.end();
  return Promise.all(digests);
}

/** The digest of one file with something behind it, in one job. Fault: file-read (1). */
export async function digestTrailed(pool: Pool, path: string, { hash, trailer }: Trailed): Promise<string> {
  const { fd, size } = openPlain(path, "follow");
  pool.expect(size);
  try {
    const range = { source: { fd, at: 0, label: path }, length: size, hash, trailer };
    return await pool.run("digestTrailed", range, size > CHUNK_BYTES);
  } finally {
    closeSync(fd);
  }
}

/** Read once; where it is `alone` or very large, the digests of its chunks are rather shared out. */
async function digestFile(
  flow: Flow,
  index: number,
  file: PlainFile,
  path: string,
  alone: boolean,
): Promise<FileDigest> {
  const { fd, size } = file;
  const isSmall = chunkCount(size) === 0;
  if (!isSmall && (alone || size > READ_ONCE)) return digestInPieces(flow, index, file, path);
  const range = { source: { fd, at: 0, label: path }, length: size };
  const digesting = isSmall
    ? flow.run(index, "digestRange", range).then((sha256) => ({ sha256 }))
    : flow.run(index, "digestWhole", range, size > SOON);
  return { size, ...(await digesting.finally(() => closeSync(fd))) };
}

/** Shared out: the whole in one thread, the chunks in others. */
async function digestInPieces(flow: Flow, index: number, file: PlainFile, path: string): Promise<FileDigest> {
  const range = (at: number, length: number, long: boolean) =>
    flow.run(index, "digestRange", { source: { fd: file.fd, at, label: path }, length }, long);
  const whole = range(0, file.size, true);
  const chunks = Array.from({ length: chunkCount(file.size) }, (_, number) => {
    const at = number * CHUNK_BYTES;
    return range(at, Math.min(CHUNK_BYTES, file.size - at), false);
  });
  await Promise.allSettled([whole, ...chunks]);
  closeSync(file.fd);
  return { size: file.size, sha256: await whole, chunks: await Promise.all(chunks) };
}
