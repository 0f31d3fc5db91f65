import { join } from "node:path";
import { Fault } from "../../fault.ts";
import { type GoVersion, parseGoVersion } from "../../golang/version.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { fileNameOf, type Wanted } from "./distribution.ts";
import type { Fetcher } from "./fetcher.ts";

/** Where Go is published; a statement of Go's makers, like the name of their checksum database. */
export const PAGE = "https://go.dev/dl";

/** The download page's index: every release, and the sum of each archive (go.dev/dl/?mode=json&include=all). */
export class DownloadPage {
  readonly #fetcher: Fetcher;
  readonly #scratch: Scratch;
  readonly #kept: string;
  #index: Promise<readonly Release[]> | undefined;

  constructor(fetcher: Fetcher, scratch: Scratch, cache: string) {
    this.#fetcher = fetcher;
    this.#scratch = scratch;
    this.#kept = join(cache, "page", "index.json");
  }

  async versions(): Promise<GoVersion[]> {
    return (await this.#releases()).flatMap(({ version }) => parseGoVersion(version) ?? []);
  }

  /** The published SHA-256 of the archive; undefined where the page lists none. Faults: network-failed. */
  async sumOf(wanted: Wanted): Promise<string | undefined> {
    return findSum(await this.#releases(), wanted);
  }

  /** The bytes of the archive; undefined where the page lists none. Faults: network-failed. */
  async sizeOf(wanted: Wanted): Promise<number | undefined> {
    return findFile(await this.#releases(), wanted)?.size;
  }

  /** What the index of an earlier run said, asking nobody. */
  keptSumOf(wanted: Wanted): string | undefined {
    const kept = this.#scratch.read(this.#kept);
    return kept && findSum(parseIndex(kept), wanted);
  }

  #releases(): Promise<readonly Release[]> {
    this.#index ??= this.#ask();
    return this.#index;
  }

  async #ask(): Promise<readonly Release[]> {
    if (this.#fetcher.offline) return parseIndex(this.#scratch.read(this.#kept) ?? Buffer.from("[]"));
    const bytes = await this.#fetcher.bytes(`${PAGE}/?mode=json&include=all`);
    if (bytes === undefined) throw new Fault("network-failed", { url: PAGE, reason: "no index" });
    const releases = parseIndex(bytes);
    this.#scratch.write(this.#kept, bytes);
    return releases;
  }
}

interface Release {
  readonly version: string;
  readonly files: readonly ReleaseFile[];
}

interface ReleaseFile {
  readonly filename: string;
  readonly sha256: string;
  readonly size?: number;
}

function findFile(releases: readonly Release[], wanted: Wanted): ReleaseFile | undefined {
  const name = fileNameOf(wanted, "archive");
  return releases.flatMap(({ files }) => files).find(({ filename }) => filename === name);
}

function findSum(releases: readonly Release[], wanted: Wanted): string | undefined {
  const file = findFile(releases, wanted);
  return file && /^[0-9a-f]{64}$/.test(file.sha256) ? file.sha256 : undefined;
}

/** Takes what it knows and leaves the rest: an index is not signed content, its sums decide about bytes only. */
function parseIndex(bytes: Uint8Array): Release[] {
  const value = parseJson(bytes);
  if (!Array.isArray(value)) throw new Fault("network-failed", { url: PAGE, reason: "the index is no list" });
  return value.flatMap((release: unknown) => {
    const { version, files } = fieldsOf(release);
    if (typeof version !== "string" || !Array.isArray(files)) return [];
    return [{ version, files: files.flatMap(asFile) }];
  });
}

function asFile(file: unknown): ReleaseFile[] {
  const { filename, sha256, size } = fieldsOf(file);
  if (typeof filename !== "string" || typeof sha256 !== "string") return [];
  return [{ filename, sha256, ...(typeof size === "number" && { size }) }];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (error) {
    throw new Fault("network-failed", { url: PAGE, reason: "the index is no JSON" }, { cause: error });
  }
}
