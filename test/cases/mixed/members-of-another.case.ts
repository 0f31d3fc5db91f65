import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 13,
  says: "The signed head of one bundle before all members of another of the same zone",
  verdict: { tar: "member-digest", pipe: "member-digest", folder: "member-missing" },
  make: (zone) => {
    const [head, body] = ["a.txt", "b.txt"].map((name) =>
      operate(makeBundle({ zone, files: { [name]: "x\n" } }), []),
    );
    if (head === undefined || body === undefined) throw new Error("no such bundle");
    return { ...head, pieces: [...head.pieces.slice(0, 2), ...body.pieces.slice(2)] };
  },
} satisfies HostileCase;
