import { type Certificate, readCertificate } from "../bundle/cms/certificate.ts";
import { tidyName } from "../bundle/cms/distinguished-name.ts";
import { readFingerprint, typedMatches } from "../bundle/cms/fingerprint.ts";
import { readCertificates } from "../bundle/cms/pem.ts";
import type { Sha256 } from "../bundle/digest.ts";
import type { Anchor } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import type { Keyring } from "../ports/keyring.ts";
import type { TrustStore } from "../ports/trust-store.ts";

/** Which signers count under an anchor: `--allow-subject`, `--allow-spki`, as given. */
export interface Limits {
  readonly allowSubject?: string | undefined;
  readonly allowSpki?: string | undefined;
}

/** What `trust add` is asked to do. */
export interface AnchorRequest extends Limits {
  readonly file: string;
  /** `--fingerprint`; without it somebody is asked. */
  readonly fingerprint?: string | undefined;
}

/** A certificate file, read and fit to be an anchor, that nobody has confirmed yet. */
export interface AnchorFile {
  readonly file: string;
  readonly certificate: Certificate;
  /** Others could have written the file. */
  readonly exposed: boolean;
}

/**
 * `trust add`: `ask` shows the certificate to a person and returns the digits that they typed.
 * Faults: trust-file-missing, pem-invalid, fingerprint-malformed, anchor-limits-needed (2), certificate-invalid,
 * anchor-not-ca, fingerprint-mismatch, config-exposed (3), trust-store-unwritable (1).
 */
export async function addAnchor(
  request: AnchorRequest,
  store: TrustStore,
  ask: (certificate: Certificate) => Promise<string>,
): Promise<{ readonly anchor: Certificate; readonly changed: boolean }> {
  const found = openAnchorFile(request.file, store);
  const { certificate } = found;
  const limits = limitsOf(request, certificate);
  if (request.fingerprint !== undefined) confirmFingerprint(found, request.fingerprint);
  else if (!typedMatches(await ask(certificate), certificate.fingerprint))
    throw mismatch(found, "the typed digits");
  const there = store.anchors().find((one) => one.fingerprint === certificate.fingerprint);
  const changed = store.add({
    ...anchorOf(certificate, limits),
    allowSubjects: union(there?.allowSubjects, limits.allowSubjects),
    allowSpki: union(there?.allowSpki, limits.allowSpki),
  });
  return { anchor: certificate, changed };
}

/** `trust list`: every anchor with what its certificate says. */
export function listAnchors(store: TrustStore): { anchor: Anchor; certificate: Certificate }[] {
  return store.anchors().map((anchor) => ({ anchor, certificate: readCertificate(anchor.der) }));
}

/** `trust remove`. Faults (2): fingerprint-malformed, anchor-not-found. */
export function removeAnchor(fingerprint: string, store: TrustStore): Sha256 {
  const wanted = readFingerprint(fingerprint);
  if (!store.remove(wanted)) throw new Fault("anchor-not-found", { fingerprint: wanted });
  return wanted;
}

/** Reads the one certificate in `file`, which must be an authority's. */
export function openAnchorFile(file: string, store: TrustStore): AnchorFile {
  const { bytes, exposed } = store.read(file);
  const [der, ...more] = readCertificates(bytes);
  if (!der || more.length > 0) throw new Fault("pem-invalid", { file, wanted: "CERTIFICATE" });
  const certificate = readCertificate(der);
  if (!certificate.extensions.isAuthority) throw new Fault("anchor-not-ca", { subject: certificate.subject });
  return { file, certificate, exposed };
}

/** Faults: fingerprint-malformed (2), fingerprint-mismatch (3). */
export function confirmFingerprint(found: AnchorFile, given: string): void {
  const want = readFingerprint(given);
  if (want !== found.certificate.fingerprint) throw mismatch(found, want);
}

/** An anchor with the limits that these options give it. Faults (2): anchor-limits-needed, fingerprint-malformed. */
export function limitedAnchor(certificate: Certificate, limits: Limits): Anchor {
  return anchorOf(certificate, limitsOf(limits, certificate));
}

/** The root that `keys new` made on this machine, where there is one: its own people believe it without more. */
export function zoneAnchors(keyring: Pick<Keyring, "home" | "join" | "exists" | "read">): readonly Anchor[] {
  const file = keyring.join(keyring.home, "root.pem");
  if (!keyring.exists(file)) return [];
  return readCertificates(keyring.read(file)).map((der) => limitedAnchor(readCertificate(der), {}));
}

function anchorOf(certificate: Certificate, limits: Pick<Anchor, "allowSubjects" | "allowSpki">): Anchor {
  const { der, fingerprint, extensions } = certificate;
  return { der, fingerprint, ours: extensions.ours, ...limits };
}

function limitsOf(limits: Limits, certificate: Certificate): Pick<Anchor, "allowSubjects" | "allowSpki"> {
  const allowSubjects = limits.allowSubject === undefined ? [] : [tidyName(limits.allowSubject)];
  const allowSpki = limits.allowSpki === undefined ? [] : [readFingerprint(limits.allowSpki)];
  if (allowSubjects.length + allowSpki.length === 0 && !certificate.extensions.ours) {
    throw new Fault("anchor-limits-needed", { subject: certificate.subject });
  }
  return { allowSubjects, allowSpki };
}

function mismatch(found: AnchorFile, want: string): Fault {
  return new Fault("fingerprint-mismatch", { file: found.file, got: found.certificate.fingerprint, want });
}

function union(old: readonly string[] = [], more: readonly string[]): string[] {
  return [...new Set([...old, ...more])];
}
