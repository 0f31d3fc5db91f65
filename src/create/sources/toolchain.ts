import type { LogEvidence } from "../../bundle/manifest/component.ts";
import { Fault } from "../../fault.ts";
import type { FaultCode } from "../../faults.ts";
import type { H1 } from "../../golang/dirhash.ts";
import { moduleVersion } from "../../payload/distribution.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { FileDigest, ToolchainForm, Work } from "../../ports/work.ts";
import type { LogClient } from "../log/client.ts";
import { type Candidate, fileNameOf, TOOLCHAIN_MODULE, type Wanted } from "./distribution.ts";
import type { KnownDigests } from "./known-digests.ts";
import { checkMakerSignature, type MakerSignature } from "./maker-signature.ts";
import { CACHE, keptDigestPath, type Offer, refusalOf, signaturePath } from "./offers.ts";
import { Unpacking } from "./unpacking.ts";

/** A Go distribution whose bytes are proven to be its maker's. */
export interface Toolchain extends Wanted {
  readonly form: ToolchainForm;
  /** The file as it travels. */
  readonly path: string;
  readonly fileName: string;
  readonly digest: FileDigest;
  readonly treeH1: H1;
  readonly goH1: H1;
  readonly published: "held" | "not available";
  readonly openpgp?: MakerSignature;
  readonly log?: LogEvidence;
  /** Unpacks it, once, ready to run on a machine of its target: the path of its GOROOT. */
  readonly goroot: () => Promise<string>;
  /** The source that gave it. */
  readonly origin: string;
}

/** Faults that say that the database could not be asked, rather than what it answered. */
const UNANSWERED: ReadonlySet<FaultCode> = new Set([
  "log-unanswered",
  "network-failed",
  "offline-missing",
  "proxy-unknown",
]);

/** Faults that say nothing about the distribution: the source was not reached. */
const UNREACHED: ReadonlySet<FaultCode> = new Set(["network-failed", "proxy-unknown"]);

export interface ToolchainPorts {
  readonly scratch: Scratch;
  readonly work: Work;
  readonly known: KnownDigests;
  readonly reporter: Reporter;
  /** The log; a distribution that the page vouches for may say by its go.env how it is reached. */
  readonly log: (vouched?: () => Promise<string>) => Promise<LogClient>;
  /** Where distributions are unpacked for this run. */
  readonly room: string;
}

/**
 * Asks the sources in turn until one gives bytes that are proven. "absent" where sources that can be reached say that
 * there is no such distribution and none gave other bytes. Warns where some gave bytes that are not what is published,
 * signed and recorded, before another gave those that are. Faults: no-source with every source tried and its reason;
 * offline-missing where there was only the cache to ask.
 */
export async function fetchToolchain(
  wanted: Wanted,
  offers: readonly Offer[],
  ports: ToolchainPorts,
): Promise<Toolchain | "absent"> {
  const tried: string[] = [];
  const refuted: string[] = [];
  let absent = false;
  let refused = false;
  for (const offer of offers) {
    try {
      const candidate = await offer.get(wanted);
      if (candidate !== undefined) {
        const toolchain = await proven(wanted, candidate, offer, ports);
        if (refuted.length > 0)
          ports.reporter.warn("source-refuted", { what: toolchain.fileName, by: toolchain.origin, refuted });
        return toolchain;
      }
      tried.push(`${offer.name}: not there`);
      absent ||= offer.remote;
    } catch (error) {
      const said = refusalOf(offer, error);
      tried.push(said);
      refused ||= error instanceof Fault && !UNREACHED.has(error.code);
      if (error instanceof Fault && !UNANSWERED.has(error.code)) refuted.push(said);
    }
  }
  if (absent && !refused) return "absent";
  const what = `Go ${wanted.version} for ${wanted.target}`;
  if (!refused && offers.every(({ name }) => name === CACHE)) throw new Fault("offline-missing", { what });
  throw new Fault("no-source", { what, tried });
}

/**
 * Holds a candidate against the published sum, the signature of Go's makers and the checksum database. The sum or the
 * database must speak for it: a signature names no version, so an older archive has one as well.
 */
async function proven(
  wanted: Wanted,
  candidate: Candidate,
  offer: Offer,
  ports: ToolchainPorts,
): Promise<Toolchain> {
  const { form, path, published } = candidate;
  const unpacking = new Unpacking(wanted, candidate, ports);
  try {
    const digest = await digestOf(wanted, candidate, ports.work);
    const openpgp = await signed(wanted, candidate, ports);
    const [treeH1, goH1] = await unpacking.sums(digest.sha256);
    const vouched = published === undefined ? undefined : () => unpacking.goroot();
    const log = await logged(wanted, goH1, vouched, ports);
    if (candidate.ours && candidate.kept === undefined)
      ports.scratch.write(keptDigestPath(path), digest.sha256);
    return {
      ...wanted,
      form,
      path,
      fileName: fileNameOf(wanted, form),
      digest,
      goroot: () => unpacking.goroot(),
      origin: offer.name,
      treeH1,
      goH1,
      published: published === undefined ? "not available" : "held",
      ...(openpgp && { openpgp }),
      ...(log && { log }),
    };
  } catch (error) {
    // Bytes that lied are not offered again; without an answer from the log they may yet be proven.
    if (candidate.ours && error instanceof Fault && !UNANSWERED.has(error.code)) {
      for (const file of [path, keptDigestPath(path), signaturePath(path)]) ports.scratch.remove(file);
    }
    throw error;
  }
}

/** The file's digest, held against the published one and that of the file that was kept. Faults published-mismatch, source-mismatch. */
async function digestOf(wanted: Wanted, candidate: Candidate, work: Work): Promise<FileDigest> {
  const { form, path, published, kept } = candidate;
  const [digest] = await work.digestFiles([path]);
  if (digest === undefined) throw new Fault("disk-failed", { path, reason: "no digest" });
  const facts = { what: fileNameOf(wanted, form), got: digest.sha256 };
  if (published !== undefined && digest.sha256 !== published)
    throw new Fault("published-mismatch", { ...facts, want: published });
  if (kept !== undefined && digest.sha256 !== kept)
    throw new Fault("source-mismatch", { ...facts, want: kept });
  return digest;
}

/** The signature that came with an archive. Faults openpgp-format, openpgp-key, openpgp-signature. */
async function signed(
  wanted: Wanted,
  { form, path, signature }: Candidate,
  ports: ToolchainPorts,
): Promise<MakerSignature | undefined> {
  if (signature === undefined) return undefined;
  return checkMakerSignature(signature, { path, name: fileNameOf(wanted, form) }, ports);
}

/** The record of the distribution, where the database can be asked; without a published sum it must be. */
async function logged(
  wanted: Wanted,
  goH1: H1,
  vouched: (() => Promise<string>) | undefined,
  ports: ToolchainPorts,
): Promise<LogEvidence | undefined> {
  const module = { path: TOOLCHAIN_MODULE, version: moduleVersion(wanted) };
  try {
    const log = await ports.log(vouched);
    const [recorded] = await log.prove([module]);
    if (recorded?.zip === goH1) return { log: log.database.key.name, record: recorded.record };
    throw new Fault("recorded-mismatch", {
      what: `${module.path}@${module.version}`,
      want: recorded?.zip ?? "",
      got: goH1,
    });
  } catch (error) {
    if (vouched && error instanceof Fault && UNANSWERED.has(error.code)) return undefined;
    throw error;
  }
}
