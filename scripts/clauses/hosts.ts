import { type Break, breaksOf } from "./break.ts";

const FLOORS = "apply/floors.test.ts";
const PERMIT = "bundle/permit.test.ts";
const APPLIED_PERMIT = "apply/permit.test.ts";
const REVOCATIONS = "bundle/revocations.test.ts";
const POLICY = "bundle/policy.test.ts";
const APPLIED_POLICY = "apply/policy.test.ts";

/** FORMAT 10 to 14: what is written, and what a host and its guard take. */
export const hosts: readonly Break[] = [
  ...breaksOf("create/seal/index.ts", [
    "10.1",
    "kept ?? stated ?? now",
    "kept ?? now",
    "create/create.test.ts",
  ]),
  ...breaksOf(
    "look/floor.ts",
    ["10.2", "return sequence < floor ?", "return false ?", FLOORS],
    ["10.2", "one.sequence === sequence && one.identity !== found", "false", FLOORS],
    [
      "13.8",
      "return accepted.filter(({ signers = [] }) => !isCompromised(signers, lists));",
      "return [...accepted];",
      "apply/revocations.test.ts",
    ],
  ),
  ...breaksOf(
    "look/validity.ts",
    ["10.4", "now.getTime() < Date.parse(validUntil) + 1000", "true", "apply/validity.test.ts"],
    ["10.4", "Date.parse(validUntil) + 1000", "Date.parse(validUntil)", "apply/validity.test.ts"],
  ),
  ...breaksOf(
    "bundle/permit.ts",
    [
      "12.1",
      "readCanonical(bytes, permitCodec, MAX_PERMIT_BYTES, problems)",
      "readCanonical(bytes, permitCodec, 1e9, problems)",
      PERMIT,
    ],
    [
      "12.1",
      "= proveSigners(files.permit, files.signature, trust);",
      "= []; decodePermit(files.permit);",
      PERMIT,
    ],
    [
      "12.2",
      'host: text("not-a-host", asPermitHost),\n    name: bundleName,',
      'name: bundleName,\n    host: text("not-a-host", asPermitHost),',
      PERMIT,
    ],
    ["12.2", "reason: { optional: label },", 'reason: { optional: text("none", (raw) => raw) },', PERMIT],
    ["12.3", "if (Date.parse(until) <= Date.parse(issued))", "if (false)", PERMIT],
    ["12.4", "for (const name of Object.keys(unknown)) problems", "for (const name of []) problems", PERMIT],
  ),
  ...breaksOf("look/host-id.ts", ["12.5", "gobundle/host/1\\n", "gobundle/host/1", "cli/permit.test.ts"]),
  ...breaksOf(
    "look/permit.ts",
    ["12.6", "permit.identity !== bundle.identity ||", "", APPLIED_PERMIT],
    ["12.6", "permit.name !== name ||", "", APPLIED_PERMIT],
    ["12.6", "|| permit.sequence !== sequence", "", APPLIED_PERMIT],
    ["12.6", 'if (permit.host !== "any" && permit.host !== given.here)', "if (false)", APPLIED_PERMIT],
    ["12.6", 'if (now !== "any" && now.getTime() > Date.parse(permit.until))', "if (false)", APPLIED_PERMIT],
  ),
  ...breaksOf(
    "look/standing.ts",
    ["12.6", "  checkPolicy(bundle, policy, scripts);", "", APPLIED_POLICY],
    ["12.6", "  checkSigners(permit.trusted.signers, bundle.manifest, policy);", "", APPLIED_POLICY],
    [
      "14.4",
      "checkPolicy(bundle, policy, scripts);\n  const refusal",
      "if (permit === undefined) checkPolicy(bundle, policy, scripts);\n  const refusal",
      APPLIED_POLICY,
    ],
    [
      "13.5",
      "for (const signer of permit.trusted.signers) refuseListed(signer, bundle.lists);",
      "",
      "apply/revocations.test.ts",
    ],
  ),
  ...breaksOf(
    "bundle/revocation-list.ts",
    ["13.2", 'integer("not-a-number", 1,', 'integer("not-a-number", 0,', REVOCATIONS],
    ["13.2", "if (new Set(digests).size !== digests.length)", "if (false)", REVOCATIONS],
    ["13.2", "if (!KNOWN_FIELDS.has(name))", "if (false)", REVOCATIONS],
    ["13.2", "reason: oneOf(...REVOCATION_REASONS)", "reason: fieldName", REVOCATIONS],
    ["13.5", "certificate === fingerprint || key === spki", "certificate === fingerprint", REVOCATIONS],
    ["13.5", "certificate === fingerprint || key === spki", "key === spki", REVOCATIONS],
    ["9.5", "most: MAX_REVOKED", "most: 1_000_000", REVOCATIONS],
  ),
  ...breaksOf(
    "bundle/revocations.ts",
    ["9.5", "if (list.length > MAX_REVOCATIONS_BYTES)", "if (false)", REVOCATIONS],
    ["13.3", "others.length + more.length > 0", "false", REVOCATIONS],
    [
      "13.3",
      "if (!anchors.some(({ fingerprint }) => fingerprint === owner.fingerprint))",
      "if (false)",
      "cases/revocation/by-the-signer.case.ts",
    ],
    [
      "13.3",
      "return checkSignature(signer, [owner], list).certificate;",
      "return owner;",
      "cases/revocation/flipped-list.case.ts",
    ],
    [
      "13.4",
      "const { fingerprint: anchor, spki: owner } = checkOwner(signed, anchors);",
      "decodeRevocations(signed.list);\n  const { fingerprint: anchor, spki: owner } = checkOwner(signed, anchors);",
      REVOCATIONS,
    ],
    [
      "13.5",
      "for (const { subject, fingerprint, spki } of [signer, ...between])",
      "for (const { subject, fingerprint, spki } of [signer])",
      REVOCATIONS,
    ],
    ["13.6", "highest.set(one.owner, one)", "highest.set(one.anchor, one)", REVOCATIONS],
    ["13.6", "other === undefined || isNewer(one, other)", "true", REVOCATIONS],
    [
      "13.6",
      "number === kept && Buffer.compare(one.signed.list, other.signed.list) !== 0",
      "false",
      REVOCATIONS,
    ],
    [
      "13.7",
      "got?.number === stated?.number && got?.size === stated?.size && got?.sha256 === stated?.sha256",
      "(got === undefined) === (stated === undefined)",
      "cases/revocation/exchanged.case.ts",
    ],
    ["13.8", "signers.length > 0 && signers.every(", "signers.some(", REVOCATIONS],
    ["13.8", '?.reason === "key-compromise"', "?.reason !== undefined", "apply/revocations.test.ts"],
  ),
  ...breaksOf(
    "look/how-to-verify.ts",
    ["11.1", '        "cmp ../signed-list ../found-list",\n', "", "look/how-to-verify.test.ts"],
    ["11.1", 'if grep "$SIGNER" revocations.json; then exit 1; fi;', "true;", "look/how-to-verify.test.ts"],
  ),
  ...breaksOf("host/trust-folder.ts", [
    "14.1",
    "if (isExposed(found) || found.isSymbolicLink()) throw",
    "if (false) throw",
    APPLIED_POLICY,
  ]),
  ...breaksOf(
    "bundle/policy-lines.ts",
    ["14.1", "bytes.length > MAX_POLICY_BYTES ? undefined :", "", POLICY],
    ["14.1", "fatal: true", "fatal: false", POLICY],
    ["14.1", "ignoreBOM: true", "ignoreBOM: false", POLICY],
    [
      "14.2",
      "if (found === null) return this.#refuse",
      "if (found === null) return undefined; else if (false) return this.#refuse",
      POLICY,
    ],
    ["14.2", "if (entry.items.length === 0)", "if (false)", POLICY],
    [
      "14.2",
      "else if (open === undefined || open.value !== undefined)",
      "else if (open === undefined)",
      POLICY,
    ],
    ["14.3", "if (!this.#rules.includes(rule))", "if (false)", POLICY],
    ["14.3", "if (this.#entries.has(rule))", "if (false)", POLICY],
  ),
  ...breaksOf(
    "look/policy.ts",
    ["14.3", "if (policy.names?.includes(name) === false)", "if (false)", APPLIED_POLICY],
    ["14.3", "if (policy.identities?.includes(identity) === false)", "if (false)", APPLIED_POLICY],
    ["14.3", "if (other !== undefined)", "if (false)", APPLIED_POLICY],
    [
      "14.3",
      'PROOF_STRENGTHS.indexOf(proof.strength) < PROOF_STRENGTHS.indexOf(policy.proof ?? "none")',
      "false",
      APPLIED_POLICY,
    ],
    ["14.3", "if (forbidden)", "if (false)", APPLIED_POLICY],
    ["14.3", "age > policy.maxAgeDays", "false", APPLIED_POLICY],
  ),
];
