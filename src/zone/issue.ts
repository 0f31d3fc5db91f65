import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from "node:crypto";
import type { pki } from "node-forge";
import { type Certificate, readCertificate } from "../bundle/cms/certificate.ts";
import { DerReader, readOne, TAG } from "../bundle/cms/der.ts";
import { bits, nothing, octets, oid, sequence, tlv } from "../bundle/cms/der-writer.ts";
import { OID } from "../bundle/cms/oid.ts";

/** What a new certificate is to say. */
export interface CertificateRequest {
  /** The common name, of characters that a PrintableString takes. */
  readonly name: string;
  /** The subject's own key pair. */
  readonly key: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Somebody who issues certificates: a root certificate and its private key. */
export interface Issuer {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

type Forge = typeof import("node-forge");

/** A self-signed root of a zone: the authority of signers alone, marked as ours. */
export async function issueRoot(request: CertificateRequest): Promise<Certificate> {
  const forge = await loadForge();
  const draft = draftOf(forge, request);
  draft.setIssuer(draft.subject.attributes);
  draft.setExtensions([
    { name: "basicConstraints", critical: true, cA: true, pathLenConstraint: 0 },
    { name: "keyUsage", critical: true, keyCertSign: true, cRLSign: true },
    { name: "subjectKeyIdentifier" },
  ]);
  return readCertificate(mark(signedBy(forge, draft, request.key), request.key));
}

/** A signer's certificate under a root of `issueRoot`: digitalSignature and codeSigning, nothing else. */
export async function issueSigner(request: CertificateRequest, issuer: Issuer): Promise<Certificate> {
  const forge = await loadForge();
  const draft = draftOf(forge, request);
  const { subject, extensions } = issuer.certificate;
  // node-forge cannot read our marked root, but it wrote this name: one common name of plain characters.
  draft.setIssuer([{ name: "commonName", value: subject.replace(/^CN=/, "") }]);
  draft.setExtensions([
    { name: "basicConstraints", critical: true, cA: false },
    { name: "keyUsage", critical: true, digitalSignature: true },
    { name: "extKeyUsage", codeSigning: true },
    { name: "subjectKeyIdentifier" },
    { name: "authorityKeyIdentifier", keyIdentifier: binary(extensions.subjectKeyId) },
  ]);
  return readCertificate(signedBy(forge, draft, issuer.key));
}

/** A new RSA-3072 key. */
export async function newKey(): Promise<KeyObject> {
  const forge = await loadForge();
  const pair = forge.pki.rsa.generateKeyPair({ bits: 3072 });
  return createPrivateKey(forge.pki.privateKeyToPem(pair.privateKey));
}

/** Loaded when a certificate is made and not before: most runs make none, and it costs 20 ms. */
async function loadForge(): Promise<Forge> {
  const loaded = await import("node-forge");
  return loaded.default;
}

function draftOf(forge: Forge, request: CertificateRequest): pki.Certificate {
  const draft = forge.pki.createCertificate();
  draft.publicKey = forge.pki.publicKeyFromPem(
    createPublicKey(request.key).export({ format: "pem", type: "spki" }).toString(),
  );
  draft.serialNumber = newSerial();
  draft.validity.notBefore = request.notBefore;
  draft.validity.notAfter = request.notAfter;
  draft.setSubject([{ name: "commonName", value: request.name }]);
  return draft;
}

/** RFC 5280 4.1.2.2: positive, at most 20 bytes; 120 random bits under a first byte that keeps it positive. */
function newSerial(): string {
  return `01${randomBytes(15).toString("hex")}`;
}

function signedBy(forge: Forge, draft: pki.Certificate, key: KeyObject): Buffer {
  const pem = key.export({ format: "pem", type: "pkcs8" }).toString();
  draft.sign(forge.pki.privateKeyFromPem(pem), forge.md.sha256.create());
  return Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(draft)).getBytes(), "latin1");
}

/**
 * Adds our extension to a certificate and signs it again: its identifier stands under a UUID of 128 bits, and
 * node-forge takes arcs of 32 bits only.
 */
function mark(der: Buffer, key: KeyObject): Buffer {
  const outer = new DerReader(readOne(der, TAG.sequence).body);
  const fields = new DerReader(outer.next(TAG.sequence).body).rest();
  const algorithm = outer.next(TAG.sequence).bytes;
  const extensions = readOne(fields.pop()?.body ?? der, TAG.sequence).body;
  const ours = sequence(oid(OID.anchorMark), octets(nothing()));
  const signed = sequence(
    ...fields.map((field) => field.bytes),
    tlv(TAG.context3, sequence(extensions, ours)),
  );
  return sequence(signed, algorithm, bits(sign("sha256", signed, key)));
}

/** node-forge's strings of bytes. */
function binary(bytes: Uint8Array = Buffer.alloc(0)): string {
  return Buffer.from(bytes).toString("latin1");
}
