import { styleText } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { colour } from "../../src/host/node-console.ts";

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["NO_COLOR", true, "\u001b[31mx\u001b[39m"],
  ["FORCE_COLOR", false, "x"],
])("with %s set, colour(%s) decides what libraries draw", (name, on, drawn) => {
  vi.stubEnv("NO_COLOR", undefined);
  vi.stubEnv("FORCE_COLOR", undefined);
  vi.stubEnv(name, "1");
  colour(on);
  expect(styleText("red", "x")).toBe(drawn);
});
