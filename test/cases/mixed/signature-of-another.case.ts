import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 13,
  says: "The manifest of one bundle with the signature over another of the same zone, both whole",
  verdict: "signature-bad",
  make: (zone) => {
    const [own, other] = [1, 2].map((sequence) => operate(makeBundle({ zone, sequence }), []));
    if (own === undefined || other === undefined) throw new Error("no such bundle");
    const signature = other.pieces.slice(1, 2);
    return { ...own, pieces: [...own.pieces.slice(0, 1), ...signature, ...own.pieces.slice(2)] };
  },
} satisfies HostileCase;
