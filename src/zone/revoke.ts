import { createPublicKey } from "node:crypto";
import { type Certificate, readCertificate } from "../bundle/cms/certificate.ts";
import { findPath } from "../bundle/cms/certificate-path.ts";
import { readFingerprint } from "../bundle/cms/fingerprint.ts";
import { readCertificates } from "../bundle/cms/pem.ts";
import { openPrivateKey } from "../bundle/cms/private-key.ts";
import { signDetached } from "../bundle/cms/signature.ts";
import { instantOf } from "../bundle/manifest/fields.ts";
import {
  encodeRevocations,
  type RevocationList,
  type RevocationReason,
  type Revoked,
} from "../bundle/revocation-list.ts";
import { openRevocations } from "../bundle/revocations.ts";
import { Fault } from "../fault.ts";
import type { Keyring } from "../ports/keyring.ts";
import type { KeyTools } from "./keys.ts";
import { LIST_FILE, readPair, signatureBeside, writePair } from "./revocations.ts";
import { signerCertificates } from "./signer-name.ts";

/** What `keys revoke` is asked to take back: a certificate in a file, or by its fingerprint. */
export interface RevokeRequest {
  /** Where root.pem, root.key and the list lie. */
  readonly folder: string;
  readonly certificate: { readonly file: string } | { readonly fingerprint: string };
  readonly reason: RevocationReason;
  /** Of root.key. */
  readonly passphrase: () => Promise<string>;
}

/** The list as it is afterwards. */
export interface Revocation {
  readonly list: RevocationList;
  readonly revoked: Revoked;
  /** Paths that were written; none where all of this was said before. */
  readonly made: readonly string[];
}

/**
 * `keys revoke`: a list with the next number, signed with the root's own key. Faults: key-file-missing,
 * fingerprint-malformed, pem-invalid, revoke-root, passphrase-wrong, key-mismatch (2), signer-unknown,
 * revocations-signature, revocations-invalid (3), key-file-unwritable (1).
 */
export async function revokeKey(request: RevokeRequest, tools: KeyTools): Promise<Revocation> {
  const planned = planRevoke(request, tools);
  if (planned.made.length === 0) return planned;
  const { keyring } = tools;
  const path = (name: string) => keyring.join(request.folder, name);
  const root = readOne(path("root.pem"), keyring);
  const key = await openPrivateKey(keyring.read(path("root.key")), path("root.key"), request.passphrase);
  if (!createPublicKey(key).equals(root.key.handle)) {
    throw new Fault("key-mismatch", { key: path("root.key"), certificate: path("root.pem") });
  }
  const list = encodeRevocations(planned.list);
  const signature = signDetached(list, key, root, [], new Date(planned.list.issued));
  const signed = { list, signature };
  openRevocations(signed, [root]); // what a reader would refuse is not kept
  writePair(path(LIST_FILE), signed, keyring);
  return planned;
}

/** What `revokeKey` would write, without a passphrase and with nothing written. Faults as `revokeKey`. */
export function planRevoke(request: RevokeRequest, { keyring, clock }: KeyTools): Revocation {
  const path = (name: string) => keyring.join(request.folder, name);
  if (!keyring.exists(path("root.key"))) throw new Fault("key-file-missing", { file: path("root.key") });
  const root = readOne(path("root.pem"), keyring);
  const before = keyring.exists(path(LIST_FILE)) ? readPair(path(LIST_FILE), keyring, root).list : undefined;
  const wanted = certificateOf(request, root, keyring);
  const there = before?.revoked.find(({ certificate }) => certificate === wanted.certificate);
  if (before !== undefined && there !== undefined && !addsTo(there, wanted, request.reason))
    return { list: before, revoked: there, made: [] };
  const now = instantOf(Math.floor(clock.now().getTime() / 1000));
  const reason = there?.reason === "key-compromise" ? there.reason : request.reason;
  const revoked: Revoked = { ...there, ...wanted, at: there?.at ?? now, reason };
  const made = [path(LIST_FILE), path(signatureBeside(LIST_FILE))];
  return { list: listWith(revoked, before, now), revoked, made };
}

/** A certificate that was revoked may turn out to be stolen, or come to hand after its fingerprint: nothing is ever taken off. */
function addsTo(there: Revoked, wanted: Pick<Revoked, "key">, reason: RevocationReason): boolean {
  const isWorse = reason === "key-compromise" && there.reason !== reason;
  return isWorse || (there.key === undefined && wanted.key !== undefined);
}

function listWith(revoked: Revoked, before: RevocationList | undefined, issued: string): RevocationList {
  const others = before?.revoked.filter(({ certificate }) => certificate !== revoked.certificate) ?? [];
  return {
    critical: [],
    ...before,
    schema: "gobundle/revocations/1",
    number: (before?.number ?? 0) + 1,
    issued,
    revoked: [...others, revoked],
  };
}

/** The certificate, and its key where we have the certificate; one that is nowhere here is taken by its digest alone. */
function certificateOf(
  { folder, certificate }: RevokeRequest,
  root: Certificate,
  keyring: Keyring,
): Pick<Revoked, "certificate" | "key"> {
  if ("file" in certificate) return named(readOne(certificate.file, keyring), root);
  const fingerprint = readFingerprint(certificate.fingerprint);
  const own = [root, ...signerCertificates(keyring, folder).map((file) => readOne(file, keyring))];
  const found = own.find((one) => one.fingerprint === fingerprint);
  return found === undefined ? { certificate: fingerprint } : named(found, root);
}

/** Faults: revoke-root (2), signer-unknown (3). */
function named(one: Certificate, root: Certificate): Pick<Revoked, "certificate" | "key"> {
  if (one.fingerprint === root.fingerprint) throw new Fault("revoke-root", { subject: root.subject });
  findPath(one, [], [root]); // a list of this root says nothing about signers of another
  return { certificate: one.fingerprint, key: one.spki };
}

function readOne(file: string, keyring: Keyring): Certificate {
  const [der, ...more] = readCertificates(keyring.read(file));
  if (!der || more.length > 0) throw new Fault("pem-invalid", { file, wanted: "CERTIFICATE" });
  return readCertificate(der);
}
