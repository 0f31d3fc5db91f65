import { Fault } from "../../fault.ts";
import { checkGoSignature, type GoSignature, readGoSignature } from "../../payload/go-signature.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Work } from "../../ports/work.ts";

/** A signature of Go's makers that holds for an archive. */
export interface MakerSignature {
  /** The `.asc`, byte for byte. */
  readonly asc: Uint8Array;
  /** Fingerprint of the subkey, in hex. */
  readonly key: string;
  /** What the signature hashes behind the archive, in hex. */
  readonly trailer: string;
}

/**
 * Holds the `.asc` against the archive at `path`; undefined, with a warning, where it is by a subkey that is newer than
 * this program: it then says nothing either way. Faults openpgp-format, openpgp-key, openpgp-signature (3).
 */
export async function checkMakerSignature(
  asc: Uint8Array,
  { path, name }: { readonly path: string; readonly name: string },
  { work, reporter }: { readonly work: Work; readonly reporter: Reporter },
): Promise<MakerSignature | undefined> {
  const signature = readKnown(asc, name, reporter);
  if (signature === undefined) return undefined;
  const { key, hash, trailer } = signature;
  checkGoSignature(signature, name, await work.digestTrailed(path, { hash, trailer }));
  return { asc, key, trailer: Buffer.from(trailer).toString("hex") };
}

function readKnown(asc: Uint8Array, file: string, reporter: Reporter): GoSignature | undefined {
  try {
    return readGoSignature(asc);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== "openpgp-key-unknown") throw error;
    reporter.warn("go-signature-unknown", { file, key: String(error.facts["key"]) });
    return undefined;
  }
}
