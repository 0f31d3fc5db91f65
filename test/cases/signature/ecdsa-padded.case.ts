import { sign } from "node:crypto";
import { readTree, writeTree } from "../../support/der-tree.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "An ECDSA signature whose numbers are written with needless zeros",
  verdict: "signature-bad",
  make: withPart(() => ({
    value: (signed, key) => {
      const value = readTree(sign("sha256", signed, key));
      for (const number of value.parts ?? []) number.body = Buffer.concat([Buffer.from([0, 0]), number.body]);
      return writeTree(value);
    },
  })),
} satisfies HostileCase;
