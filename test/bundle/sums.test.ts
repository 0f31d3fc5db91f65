import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderSums } from "../../src/bundle/sums.ts";
import { makeBundle, writeFolder } from "../support/make-bundle.ts";

test("stock sha256sum reads the text, odd names too", () => {
  const folder = mkdtempSync(join(tmpdir(), "gobundle-sums-"));
  try {
    const names = { " a ": "1", 说明: "2", "it's $HOME; `x`": "3", "-n": "4" };
    const bundle = makeBundle({ files: names });
    const root = writeFolder(bundle, folder);
    const checked = execFileSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: root, encoding: "utf8" });
    expect(checked.trimEnd().split("\n")).toHaveLength(4);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("SHA256SUMS does not list itself", () => {
  expect(renderSums(makeBundle().manifest.members)).not.toContain("SHA256SUMS");
});
