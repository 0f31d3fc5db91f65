import type { HostileCase } from "./hostile-case.ts";
import { type LooseSigner, looseSignature } from "./loose-cms.ts";
import { sampleBundle } from "./sample-bundle.ts";
import { operate } from "./surgery.ts";
import {
  type LooseIdentity,
  looseCertificate,
  type TestCertificate,
  type TestIdentity,
  type TestZone,
  testCertificate,
} from "./test-keys.ts";

/** The sample with other bytes as its `manifest.p7s`. */
export function signedBy(sign: (content: Uint8Array, zone: TestZone) => Uint8Array): HostileCase["make"] {
  return (zone) => {
    const bundle = sampleBundle(zone);
    return operate({ ...bundle, signature: sign(bundle.manifestBytes, zone) }, []);
  };
}

/** A good signature by somebody under the zone's root whose certificate differs from a good one as said. */
export function bySigner(differs: TestCertificate): HostileCase["make"] {
  return signedBy((content, { root }) => by(content, looseCertificate({ issuer: root, ...differs })));
}

/** A good signature by a good signer under an authority of the zone that differs from a good one as said. */
export function underAuthority(differs: TestCertificate): HostileCase["make"] {
  return signedBy((content, { root }) => {
    const authority = testCertificate({ name: "authority", issuer: root, authority: true, ...differs });
    return by(content, looseCertificate({ issuer: authority }), authority.certificate.der);
  });
}

/** The zone's own signer, whose part of the signature differs from a good one as said. */
export function withPart(
  differs: (content: Uint8Array, zone: TestZone) => Omit<LooseSigner, "signer">,
): HostileCase["make"] {
  return signedBy((content, zone) => {
    const signer = loose(zone.identity);
    return looseSignature(content, [signer.der], [{ signer, ...differs(content, zone) }]);
  });
}

/** A signature by all of these. */
export function by(content: Uint8Array, signer: LooseIdentity, ...more: readonly Uint8Array[]): Buffer {
  return looseSignature(content, [signer.der, ...more], [{ signer }]);
}

export function loose({ certificate, key }: TestIdentity): LooseIdentity {
  return { der: certificate.der, key };
}
