import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { authorizationFor } from "../../src/host/authorization.ts";
import { testFolder } from "../support/inline-pool.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const told = (url: string) =>
  Buffer.from(authorizationFor(new URL(url))?.replace(/^Basic /, "") ?? "", "base64").toString();

function netrc(folder: string): string {
  const file = join(folder, ".netrc");
  writeFileSync(file, "machine a.test login ann password one\nmachine a.test:8443 login bob password two\n");
  return file;
}

test("the address itself comes first, with its escapes taken off", () => {
  vi.stubEnv("NETRC", netrc(testFolder()));
  expect(told("https://eve:s%40y@a.test/x")).toBe("eve:s@y");
  expect(told("http://eve@a.test/x")).toBe("eve:");
});

test("a netrc file speaks for the very host and port, over https alone", () => {
  vi.stubEnv("NETRC", netrc(testFolder()));
  expect(told("https://a.test/x")).toBe("ann:one");
  expect(told("https://a.test:8443/x")).toBe("bob:two");
  for (const url of ["http://a.test/x", "https://b.a.test/x", "https://a.test:1/x"])
    expect(authorizationFor(new URL(url))).toBeUndefined();
});

test("without NETRC it is the one of the home folder; none at all is no failure", () => {
  const home = testFolder();
  vi.stubEnv("NETRC", "");
  vi.stubEnv("HOME", home);
  expect(authorizationFor(new URL("https://a.test/"))).toBeUndefined();
  netrc(home);
  expect(told("https://a.test/")).toBe("ann:one");
});
