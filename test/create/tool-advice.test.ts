import { expect, test } from "vitest";
import { refusedByDlv } from "../../src/create/assemble/dlv-window.ts";
import type { GoVersion } from "../../src/golang/version.ts";

test.each([
  ["v1.22.1", "1.21.5", undefined],
  ["v1.25.0", "1.21.5", undefined],
  ["v1.25.1", "1.21.5", "v1.25.0"],
  ["v1.26.0", "1.21.5", "v1.25.0"],
  ["v1.22.1", "1.26.8", "v1.27.0"],
  ["v1.99.0", "1.21.5", undefined],
])("dlv %s with Go %s: use %s", (dlv, go, instead) => {
  expect(refusedByDlv(dlv, go as GoVersion)?.instead).toBe(instead);
});
