import { TAG } from "../../../src/bundle/cms/der.ts";
import { sequence } from "../../../src/bundle/cms/der-writer.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { withPart } from "../../support/signature-case.ts";
import { testName } from "../../support/test-keys.ts";

export default {
  row: 6,
  says: "The signer's certificate named by its issuer in another string type than it stands there",
  verdict: "cms-profile",
  make: withPart((_, { identity: { certificate } }) => ({
    names: sequence(testName("test zone root", TAG.printableString), certificate.serial),
  })),
} satisfies HostileCase;
