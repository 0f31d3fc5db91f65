import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeJournal, encodeCommit, encodeDone, encodePlan } from "../../src/transaction/journal.ts";
import type { Plan } from "../../src/transaction/plan.ts";
import { decodeRecord, encodeRecord } from "../../src/transaction/record.ts";
import { faultOf } from "../support/fault-of.ts";

const PLAN: Plan = {
  verb: "apply",
  from: "none",
  to: 1,
  end: "keep",
  steps: [
    { do: "move", from: "staging/x", to: "store/x" },
    { do: "write", path: "/etc/profile.d/gobundle.sh", text: "a\tb\\\n" },
    { do: "switch", from: "none", to: 1 },
  ],
};
const JOURNAL = encodePlan(PLAN) + encodeDone(0) + encodeDone(1);
const read = (text: string) => decodeJournal(text, "/root/journal");

describe("a record", () => {
  test("read back is what was written", () => {
    const fields = fc.array(fc.string({ unit: "binary" }), { minLength: 1 });
    fc.assert(
      fc.property(fields, (given) => {
        expect(decodeRecord(encodeRecord(given).slice(0, -1))).toEqual(given);
      }),
    );
  });

  test("holds what a POSIX shell sees", () => {
    const [digest, ...rest] = encodeRecord(["write", "a\tb\\\nc"]).trimEnd().split("\t");
    const script = 'printf "%s" "$1" | sha256sum | cut -d" " -f1; printf "%b" "$2"';
    const seen = spawnSync("sh", ["-c", script, "sh", rest.join("\t"), rest[1] ?? ""], { encoding: "utf8" });
    expect(seen.stdout).toBe(`${digest}\na\tb\\\nc`);
  });
});

describe("a journal", () => {
  test("says what was meant, what is done and how it ended", () => {
    expect(read(JOURNAL)).toMatchObject({ ...PLAN, ready: true, outcome: "open" });
    expect([...(read(JOURNAL)?.done ?? [])]).toEqual([0, 1]);
    expect(read(JOURNAL + encodeCommit())?.outcome).toBe("commit");
    expect(read("")).toBeUndefined();
  });

  test("cut off anywhere, it is a shorter journal or none", () => {
    for (let length = 0; length < JOURNAL.length; length++) {
      const cut = read(JOURNAL.slice(0, length));
      expect(cut === undefined || cut.verb === "apply").toBe(true);
    }
  });

  test("a tail of NUL bytes is a cut", () => {
    expect(read(`${JOURNAL}${"\0".repeat(100)}`)?.done.size).toBe(2);
    expect(read(`${JOURNAL}${"\0".repeat(100)}\n`)?.done.size).toBe(2);
  });

  test("with any byte of it turned before its last record, it stops once it may have acted", () => {
    const acted = JOURNAL.lastIndexOf("\n", JOURNAL.length - 2);
    for (let at = 0; at < acted; at++) {
      const turned =
        JOURNAL.slice(0, at) + String.fromCharCode(JOURNAL.charCodeAt(at) ^ 1) + JOURNAL.slice(at + 1);
      expect(faultOf(() => read(turned))).toMatch(/^journal-damaged/);
    }
  });

  test.each([
    ["another version", encodeRecord(["begin", "2", "apply", "none", "1", "keep"])],
    ["an unknown record", encodePlan(PLAN) + encodeRecord(["maybe"])],
    ["a step that never was", encodePlan(PLAN) + encodeDone(3)],
    ["something behind the end", `${encodePlan(PLAN)}${encodeCommit()}${encodeDone(0)}`],
    ["garbage", "rm -rf /\nexit\nmore\n"],
  ])("%s: it stops", (_, text) => {
    const intact = encodeRecord(["ready"]);
    expect(faultOf(() => read(text.startsWith("rm") ? text + intact : text))).toMatch(/^journal-damaged/);
  });
});
