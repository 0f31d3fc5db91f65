import { type Break, breaksOf } from "./break.ts";

const EXTENSIONS = "bundle/cms/certificate-extensions.test.ts";
const NAME = "bundle/cms/distinguished-name.test.ts";
const TRUST = "bundle/trust.test.ts";
const DER = "bundle/cms/der.test.ts";
const signature = (name: string) => `cases/signature/${name}.case.ts`;

/** FORMAT 2.9 and 2.13: certificates, their paths, and DER. */
export const certificates: readonly Break[] = [
  ...breaksOf(
    "bundle/cms/certificate-path.ts",
    ["2.9", "if (extensions.isAuthority) throw", "if (false) throw", signature("authority-signs")],
    [
      "2.9",
      "if (!extensions.keyUsage?.digitalSignature) throw",
      "if (false) throw",
      signature("no-key-usage"),
    ],
    [
      "2.9",
      "if (!purposes.includes(OID.codeSigning) && !purposes.includes(OID.bundleSigning))",
      "if (false)",
      signature("any-purpose"),
    ],
    ["2.9", "if (!extensions.isAuthority) throw", "if (false) throw", TRUST],
    [
      "2.9",
      "if (extensions.keyUsage && !extensions.keyUsage.certificateSign) throw",
      "if (false) throw",
      signature("authority-may-not-issue"),
    ],
    [
      "2.9",
      "if (extensions.pathLength !== undefined && below > extensions.pathLength)",
      "if (false)",
      signature("path-too-long"),
    ],
    ["2.9", "if (purposes && !fits) throw", "if (false) throw", signature("authority-for-the-web")],
    [
      "2.13",
      "if (Buffer.compare(issuer.subjectName, certificate.issuerName) !== 0) return false;",
      "",
      signature("issuer-in-another-string-type"),
    ],
    ["2.9", "[stated?.keyId, subjectKeyId],", "", signature("other-key-identifier")],
    ["2.9", "[stated?.issuerName, issuer.issuerName],", "", signature("other-issuer-of-that-name")],
    ["2.9", "[stated?.serial, serial],", "", signature("other-number-of-the-issuer")],
    ["2.9", "if (time >= notBefore) continue;", "continue;", signature("not-yet-valid")],
    [
      "2.9",
      "if (time < notAfter) continue;",
      "if (time <= notAfter) continue;",
      signature("expires-this-second"),
    ],
  ),
  ...breaksOf(
    "bundle/cms/certificate-extensions.ts",
    ["2.9", "extension.critical && !JUDGED.has(name)", "false", signature("unknown-critical-extension")],
    ["2.9", "LIMITING.has(name) ||", "", signature("name-constraints")],
    ["2.9", "  OID.proxyCertificate,\n", "", EXTENSIONS],
    ["2.9", "  OID.addressBlocks,\n", "", EXTENSIONS],
    ["2.9", "  OID.systemNumbers,\n", "", EXTENSIONS],
    [
      "2.13",
      "  [OID.subjectAltName, (value) => void readGeneralNames(readOne(value, TAG.sequence).body)],\n",
      "",
      EXTENSIONS,
    ],
    [
      "2.13",
      "  [OID.crlDistributionPoints, (value) => checkDistributionPoints(readOne(value, TAG.sequence).body)],\n",
      "",
      EXTENSIONS,
    ],
    ["2.13", "  [OID.netscapeType, (value) => void readOne(value, TAG.bitString)],\n", "", EXTENSIONS],
    ["2.13", "  checkDer(value);", "", signature("extension-not-der")],
  ),
  ...breaksOf(
    "bundle/cms/certificate.ts",
    ["2.13", "  checkDer(der);", "", signature("name-in-broken-utf8")],
    ["2.13", "  positiveInteger(serial.body);", "", signature("serial-negative")],
  ),
  ...breaksOf(
    "bundle/cms/distinguished-name.ts",
    ["2.13", "if (parts.length === 0)", "if (false)", NAME],
    ["2.13", "if (attributes.length === 0)", "if (false)", NAME],
    ["2.13", "throw new DerError(`a name of type", 'return ""; new DerError(`a name of type', NAME],
  ),
  ...breaksOf(
    "bundle/cms/der-rules.ts",
    ["2.13", "if (depth > MAX_DER_DEPTH)", "if (false)", DER],
    ["2.13", "if (universal && value.tag !== TAG.sequence && value.tag !== TAG.set)", "if (false)", DER],
    ["2.13", "if (turned)", "if (false)", DER],
    ["2.13", "/^[A-Za-z0-9 '()+,\\-./:=?*&]*$/", "/^[A-Za-z0-9 '()+,\\-./:=?]*$/", DER],
  ),
  ...breaksOf(
    "bundle/cms/der.ts",
    ["2.13", "if (body.length > MAX_OID_BYTES)", "if (false)", DER],
    ["2.13", "if (/^(19[5-9]|20[0-4])\\d$/.test(year))", "if (false)", DER],
    ["2.13", "if (length < 0x80 || length < 256 ** (count - 1))", "if (false)", DER],
  ),
];
