import { readTree, writeTree } from "../../support/der-tree.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { signedBy } from "../../support/signature-case.ts";
import { TEST_NOW } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "BER: a length that is not stated",
  verdict: "cms-profile",
  make: signedBy((content, { signer }) => {
    const tree = readTree(signer.sign(content, TEST_NOW));
    tree.length = "indefinite";
    return writeTree(tree);
  }),
} satisfies HostileCase;
