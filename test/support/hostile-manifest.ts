import type { HostileCase } from "./hostile-case.ts";
import { sampleBundle } from "./sample-bundle.ts";
import { operate } from "./surgery.ts";
import { TEST_NOW } from "./test-keys.ts";

/** The sample with another text as its manifest, which its zone signed: what is wrong is read by whoever trusts it. */
export function signedText(change: (text: string) => string | Uint8Array): HostileCase["make"] {
  return (zone) => {
    const bundle = sampleBundle(zone);
    const old = Buffer.from(bundle.manifestBytes).toString();
    const manifestBytes = Buffer.from(change(old));
    if (manifestBytes.equals(bundle.manifestBytes)) throw new Error("the change changes nothing");
    return operate({ ...bundle, manifestBytes, signature: zone.signer.sign(manifestBytes, TEST_NOW) }, []);
  };
}
