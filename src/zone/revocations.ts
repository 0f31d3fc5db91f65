import { type Certificate, readCertificate } from "../bundle/cms/certificate.ts";
import { type CertificatePath, findPath } from "../bundle/cms/certificate-path.ts";
import {
  isNewer,
  judging,
  openRevocations,
  ownerOf,
  type Revocations,
  refuseRevoked,
  type SignedRevocations,
} from "../bundle/revocations.ts";
import { Fault } from "../fault.ts";
import type { Keyring } from "../ports/keyring.ts";
import type { Signer } from "../ports/signer.ts";
import type { TrustStore } from "../ports/trust-store.ts";

/** The two files of a list: what is signed, and beside it the signature. */
export const LIST_FILE = "revocations.json";

/** `revocations.json` -> `revocations.p7s`, as every signed file has it beside itself. */
export function signatureBeside(file: string): string {
  return `${file.replace(/\.json$/, "")}.p7s`;
}

/**
 * The lists that a host keeps, of these anchors; a list of an anchor that went counts again when it comes back.
 * Fault trust-store-invalid (3).
 */
export function keptRevocations(store: TrustStore, anchors: readonly Certificate[]): Revocations[] {
  const believed = new Set(anchors.map(({ fingerprint }) => fingerprint));
  return store
    .revocations()
    .filter(({ anchor }) => believed.has(anchor))
    .map(({ file, signed }) => openKept(file, signed, anchors));
}

function openKept(file: string, signed: SignedRevocations, anchors: readonly Certificate[]): Revocations {
  try {
    return openRevocations(signed, anchors);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault("trust-store-invalid", { file, reason: error.code }, { cause: error });
  }
}

/**
 * Keeps a list where the host has none of that anchor with so high a number; false where it has.
 * Faults: revocations-conflict, trust-store-invalid (3), trust-store-unreadable, trust-store-unwritable (1).
 */
export function keepHighest(found: Revocations, store: TrustStore): boolean {
  const [there] = judging(keptRevocations(store, [ownerOf(found.signed.signature)])).values();
  if (there !== undefined && !isNewer(found, there)) return false;
  store.keepRevocations(found.anchor, found.list.number, found.signed);
  return true;
}

/**
 * `trust revocations`: brings in a list without a bundle. Faults: trust-file-missing (2), no-anchor,
 * revocations-signature, revocations-invalid, revocations-conflict, trust-store-invalid (3).
 */
export function addRevocations(
  file: string,
  store: TrustStore,
): { readonly found: Revocations; readonly changed: boolean } {
  const anchors = store.anchors().map(({ der }) => readCertificate(der));
  if (anchors.length === 0) throw new Fault("no-anchor");
  const signed = { list: store.read(file).bytes, signature: store.read(signatureBeside(file)).bytes };
  const found = openRevocations(signed, anchors);
  return { found, changed: keepHighest(found, store) };
}

/**
 * The list that a bundle of this signer carries: `stated`, or the one that lies with the keys where it speaks of this
 * signer's root. Faults: key-file-missing (2), revocations-signature, revocations-invalid, signer-unknown, signer-revoked (3).
 */
export function carriedRevocations(
  stated: string | undefined,
  signer: Signer,
  keyring: Keyring,
): Revocations | undefined {
  const file = stated ?? keyring.join(keyring.home, LIST_FILE);
  if (stated === undefined && !keyring.exists(file)) return undefined;
  const { list, owner } = readOwn(file, keyring);
  const path = pathBelow(owner, signer, stated !== undefined);
  if (path === undefined) return undefined;
  refuseRevoked(path, judging([list]));
  return list;
}

/** A list of one's own, by whomever it is signed. Faults: key-file-missing (2), revocations-signature, revocations-invalid (3). */
function readOwn(file: string, keyring: Keyring): { list: Revocations; owner: Certificate } {
  const signature = keyring.read(signatureBeside(file));
  const owner = ownerOf(signature);
  return { list: readPair(file, keyring, owner), owner };
}

/** Between the two renames of `keys revoke` the signature is the new one, and the list that it holds for still lies beside. */
export function readPair(file: string, keyring: Keyring, owner: Certificate): Revocations {
  const signature = keyring.read(signatureBeside(file));
  const open = (path: string) => openRevocations({ list: keyring.read(path), signature }, [owner]);
  if (!keyring.exists(nextOf(file))) return open(file);
  try {
    return open(nextOf(file));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return open(file);
  }
}

/** Replaces both files; whenever it is cut off, `readPair` finds the old list or the new one whole. */
export function writePair(file: string, { list, signature }: SignedRevocations, keyring: Keyring): void {
  keyring.replace(nextOf(file), list);
  keyring.replace(signatureBeside(file), signature);
  keyring.replace(file, list);
  keyring.remove(nextOf(file));
}

function nextOf(file: string): string {
  return `${file}.next`;
}

/** Without `must`, undefined for a signer of somebody else. Fault signer-unknown (3). */
function pathBelow(
  root: Certificate,
  { certificate, between }: Signer,
  must: boolean,
): CertificatePath | undefined {
  try {
    return findPath(certificate, between, [root]);
  } catch (error) {
    if (must || !(error instanceof Fault) || error.code !== "signer-unknown") throw error;
    return undefined;
  }
}
