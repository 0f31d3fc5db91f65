import { signDetached } from "../../src/bundle/cms/signature.ts";
import { encodeRevocations, type RevocationList } from "../../src/bundle/revocation-list.ts";
import { openRevocations, type Revocations } from "../../src/bundle/revocations.ts";
import { TEST_NOW, type TestIdentity, type TestZone } from "./test-keys.ts";

/** A list of the zone's root that takes these back, opened as its reader does. */
export function revocationsOf(
  { root }: Pick<TestZone, "root">,
  revoked: readonly TestIdentity[],
  more: Partial<RevocationList> = {},
): Revocations {
  return openRevocations(signedList(root, listOf(revoked, more)), [root.certificate]);
}

/** A list, not signed yet. */
export function listOf(
  revoked: readonly TestIdentity[] = [],
  more: Partial<RevocationList> = {},
): RevocationList {
  const at = "2026-11-20T00:00:00Z";
  const entries = revoked.map(({ certificate: { fingerprint: certificate, spki: key } }) => ({
    certificate,
    key,
    at,
    reason: "key-compromise" as const,
  }));
  return {
    schema: "gobundle/revocations/1",
    number: 1,
    issued: at,
    critical: [],
    revoked: entries,
    ...more,
  };
}

/** The two files of a list that anybody signs. */
export function signedList({ key, certificate }: TestIdentity, content: RevocationList | string) {
  const list = typeof content === "string" ? Buffer.from(content) : encodeRevocations(content);
  return { list, signature: signDetached(list, key, certificate, [], TEST_NOW) };
}
