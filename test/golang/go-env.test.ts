import { expect, test } from "vitest";
import { renderGoEnv } from "../../src/golang/go-env.ts";
import { faultOf } from "../support/fault-of.ts";

const SHIPPED = `# This file contains the initial defaults.

GOPROXY=https://a.example,direct
GOSUMDB=sum.golang.org

# Automatically download newer toolchains as directed by go.mod files.
GOTOOLCHAIN=auto
GOPROXY=second
`;

test("lines are rewritten in place, because the first of a key wins", () => {
  expect(
    renderGoEnv(SHIPPED, { GOTOOLCHAIN: "local", GOPROXY: "file:///x", GOVCS: "*:off" }),
  ).toBe(`# This file contains the initial defaults.

GOPROXY=file:///x
GOSUMDB=sum.golang.org

# Automatically download newer toolchains as directed by go.mod files.
GOTOOLCHAIN=local
GOVCS=*:off
`);
});

test("without a file the settings alone are written", () => {
  expect(renderGoEnv(undefined, { GOSUMDB: "off" })).toBe("GOSUMDB=off\n");
});

test("rendering again changes nothing", () => {
  const settings = { GOPROXY: "file:///x", GOSUMDB: "off" };
  const once = renderGoEnv(SHIPPED, settings);
  expect(renderGoEnv(once, settings)).toBe(once);
});

test("a value cannot bring a setting of its own", () => {
  expect(faultOf(() => renderGoEnv("", { GOPROXY: "x\nGOFLAGS=-mod=mod" }))).toBe("internal");
});
