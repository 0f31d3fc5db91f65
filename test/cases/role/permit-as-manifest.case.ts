import { encodePermit } from "../../../src/bundle/permit.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";
import { permitOf } from "../../support/test-permit.ts";

export default {
  row: 6,
  says: "A signed permit in place of the manifest",
  verdict: "manifest-invalid:schema: not-one-of gobundle/manifest/1",
  make: signedText(() => encodePermit(permitOf())),
} satisfies HostileCase;
