import { sign } from "node:crypto";
import { sequence, unsigned } from "../../../src/bundle/cms/der-writer.ts";
import { readTree, writeTree } from "../../support/der-tree.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { withPart } from "../../support/signature-case.ts";

/** SEC 2, 2.4.2: the order of the base point. */
const P256_ORDER = 0xffffffff_00000000_ffffffff_ffffffff_bce6faad_a7179e84_f3b9cac2_fc632551n;

export default {
  row: 8,
  says: "An ECDSA signature with a number beyond the order of the curve",
  verdict: "signature-bad",
  make: withPart(() => ({
    value: (signed, key) => {
      const value = readTree(sign("sha256", signed, key));
      const [, s] = value.parts ?? [];
      const beyond = BigInt(`0x${Buffer.from(s?.body ?? []).toString("hex")}`) + P256_ORDER;
      return sequence(
        writeTree(value.parts?.[0] ?? value),
        unsigned(Buffer.from(beyond.toString(16).padStart(66, "0"), "hex")),
      );
    },
  })),
} satisfies HostileCase;
