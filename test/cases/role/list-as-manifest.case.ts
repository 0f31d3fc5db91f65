import { encodeRevocations } from "../../../src/bundle/revocation-list.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";
import { listOf } from "../../support/revocation-lists.ts";

export default {
  row: 6,
  says: "A list of revoked certificates, signed by a signer, in place of the manifest",
  verdict: "manifest-invalid:schema: not-one-of gobundle/manifest/1",
  make: signedText(() => encodeRevocations(listOf())),
} satisfies HostileCase;
