import { type Break, breaksOf } from "./break.ts";

const TRUST = "bundle/trust.test.ts";
const SIGNED_DATA = "bundle/cms/signed-data.test.ts";
const PUBLIC_KEY = "bundle/cms/public-key.test.ts";
const signature = (name: string) => `cases/signature/${name}.case.ts`;

/** FORMAT 1.3, 2 and 13.4 to 13.7: identity, signatures, and whom they are believed to be by. */
export const signatures: readonly Break[] = [
  ...breaksOf("bundle/digest.ts", [
    "1.3",
    "/^[0-9a-f]{64}$/",
    "/^[0-9a-f]{64}$/i",
    "cases/manifest/digest-upper-case.case.ts",
  ]),
  ...breaksOf(
    "bundle/trust.ts",
    [
      "2.1",
      "const proofs = provePaths(head",
      "decodeManifest(head.manifest);\n  const proofs = provePaths(head",
      TRUST,
    ],
    [
      "2.2",
      "const proof = { manifest, identity: sha256(head.manifest),",
      "const proof = { manifest, identity: sha256(head.signature),",
      TRUST,
    ],
    ["2.4", "= data.signers.map(", "= data.signers.slice(0, 1).map(", signature("one-of-two-bad")],
    [
      "2.4",
      "signers.map((signer) => signer.spki)).size !== signers.length",
      "signers.map((signer) => signer.spki)).size < 1",
      signature("one-key-in-two-certificates"),
    ],
    ["2.8", "if (distinct.size !== certificates.length)", "if (false)", signature("certificate-twice")],
    ["2.8", "if (stray)", "if (false)", signature("unused-certificate")],
    ["2.9", "  checkPath(path);", "", signature("web-server")],
    ["2.10", "if (unlimited && limits.ours) return;", "if (unlimited) return;", TRUST],
    ["2.10", "if (limits.allowSubjects.includes(signer.subject) ||", "if (true ||", TRUST],
    [
      "2.12",
      'trust.now === "any" ? "any" : judgedTime(',
      'trust.now === "any" ? "any" : trust.now ?? (',
      "cases/time/created-past-the-signer.case.ts",
    ],
    ["2.12", 'if (trust.now !== "any") checkNotEnded(path, trust.now);', "", TRUST],
    ["9.1", "if (signature.length > MAX_SIGNATURE_BYTES)", "if (false)", SIGNED_DATA],
    [
      "13.4",
      "const revocations = head.revocations && openRevocations(",
      "decodeManifest(head.manifest);\n  const revocations = head.revocations && openRevocations(",
      "bundle/revocations.test.ts",
    ],
    ["13.5", "  refuseRevoked(path, lists);", "", "cases/revocation/own-signer.case.ts"],
    ["13.7", "  checkStated(manifest.revocations, revocations);", "", "cases/revocation/put-in.case.ts"],
  ),
  ...breaksOf(
    "bundle/cms/signed-data.ts",
    ["2.3", "if (!writeSignedData(data).equals(bytes))", "if (false)", signature("content-inside")],
    ["2.4", "signers.length > MAX_SIGNERS", "false", SIGNED_DATA],
    ["2.4", "signers.length === 0 ||", "", signature("nobody-at-all")],
    ["2.8", "if (certificates.length > MAX_CERTIFICATES)", "if (false)", SIGNED_DATA],
  ),
  ...breaksOf(
    "bundle/cms/signature.ts",
    ["2.4", "Buffer.compare(certificate.serial, signer.serial) === 0", "true", SIGNED_DATA],
    [
      "2.13",
      "Buffer.compare(certificate.issuerName, signer.issuer) === 0",
      "true",
      signature("named-in-another-string-type"),
    ],
    [
      "2.6",
      "if (schemeOf(signer.algorithm)?.kind !== certificate.key.kind)",
      "if (false)",
      signature("ecdsa-named-rsa"),
    ],
    ["2.5", "if (!fits || ", "if (", signature("other-bundle")],
  ),
  ...breaksOf(
    "bundle/cms/signer-info.ts",
    ["2.5", "if (types.includes(OID.counterSignature))", "if (false)", signature("countersignature-signed")],
    ["2.5", "if (new Set(types).size !== types.length)", "if (false)", signature("attribute-twice")],
    [
      "2.5",
      "if (!contentType || oidText(readOne(contentType, TAG.oid).body) !== OID.data)",
      "if (false)",
      signature("other-content-type"),
    ],
    [
      "2.5",
      "if (!digest) throw",
      "if (!digest) return { hash, messageDigest: new Uint8Array(0) }; else if (false) throw",
      signature("no-message-digest"),
    ],
    [
      "2.5",
      "if (attribute && attribute.values.length !== 1)",
      "if (false)",
      signature("digest-of-two-values"),
    ],
    ["2.5", "if (values.length === 0)", "if (false)", SIGNED_DATA],
    ["2.6", "if (scheme.hash !== undefined && scheme.hash !== hash)", "if (false)", signature("two-digests")],
    ["2.13", "  checkDer(bytes);", "", SIGNED_DATA],
  ),
  ...breaksOf(
    "bundle/cms/algorithm.ts",
    [
      "2.6",
      '  [OID.sha256, "sha256"],',
      '  [OID.sha256, "sha256"], ["1.3.14.3.2.26", "sha1"],',
      signature("sha1-digest"),
    ],
    [
      "2.6",
      'return scheme?.kind === "ecdsa" && algorithm.hasNull ? undefined : scheme;',
      "return scheme;",
      SIGNED_DATA,
    ],
    [
      "2.6",
      '[OID.rsaSha256, { kind: "rsa", hash: "sha256" }],',
      '[OID.rsaSha256, { kind: "rsa", hash: "sha256" }], ["1.2.840.113549.1.1.10", { kind: "rsa", hash: undefined }],',
      signature("pss"),
    ],
  ),
  ...breaksOf(
    "bundle/cms/public-key.ts",
    ["2.7", "bits < MIN_RSA_BITS ||", "", signature("rsa-1024")],
    ["2.7", "|| bits > MAX_RSA_BITS", "", PUBLIC_KEY],
    ["2.7", "exponent < MIN_EXPONENT ||", "", signature("rsa-exponent-3")],
    ["2.7", "exponent > MAX_EXPONENT ||", "", PUBLIC_KEY],
    ["2.7", "exponent % 2n === 0n ||", "", PUBLIC_KEY],
    ["2.7", "|| modulus % 2n === 0n", "", PUBLIC_KEY],
    [
      "2.7",
      "curve === OID.p384 ? 48 : undefined",
      'curve === OID.p384 ? 48 : curve === "1.3.132.0.35" ? 66 : 32',
      signature("unknown-curve"),
    ],
    ["2.7", "if (key[0] !== 0x04 || key.length !== 1 + 2 * size)", "if (false)", PUBLIC_KEY],
  ),
  ...breaksOf(
    "bundle/judged-time.ts",
    [
      "2.12",
      "[system, newestAccepted, manifestCreated].filter(",
      "[system, manifestCreated].filter(",
      "bundle/judged-time.test.ts",
    ],
    ["2.12", "Math.max(...times", "Math.min(...times", "bundle/judged-time.test.ts"],
  ),
  ...breaksOf("create/seal/index.ts", [
    "2.11",
    "signer.sign(bytes, signingTime(manifest, signer))",
    "signer.sign(bytes, new Date())",
    "create/create.test.ts",
  ]),
];
