import { expect, test } from "vitest";
import { chooseDatabase } from "../../src/create/log/database.ts";
import {
  isPrivate,
  proxiesOf,
  readGoSettings,
  withDistribution,
} from "../../src/create/sources/go-settings.ts";
import { SUM_GOLANG_ORG } from "../../src/golang/sumdb.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import type { Processes } from "../../src/ports/process.ts";
import { faultOf } from "../support/fault-of.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

test("GOPROXY: commas and pipes, up to direct or off", () => {
  expect(proxiesOf({ GOPROXY: "https://a.test/,https://b.test|file:///c,direct,https://d.test" })).toEqual([
    { url: "https://a.test", passOn: "absent" },
    { url: "https://b.test", passOn: "any" },
    { url: "file:///c", passOn: "absent" },
  ]);
});

test.each([undefined, "", "off", "direct"])("GOPROXY=%s names no proxy", (value) => {
  expect(faultOf(() => proxiesOf(value === undefined ? {} : { GOPROXY: value }))).toBe("proxy-unknown");
});

test("private paths match by whole elements, as in golang/mod", () => {
  const settings = { GOPRIVATE: "*.corp.test,example.test/team" };
  const paths = [
    "git.corp.test/x",
    "corp.test/x",
    "example.test/team/y",
    "example.test/teams",
    "example.test",
  ];
  expect(paths.map((path) => isPrivate(settings, path))).toEqual([true, false, true, false, false]);
  expect(isPrivate({ ...settings, GONOSUMDB: "other.test" }, "git.corp.test/x")).toBe(false);
});

test("a distribution's go.env speaks last; of two lines of a key the first counts", () => {
  const settings = withDistribution(
    { GOSUMDB: "off" },
    "# defaults\nGOPROXY=https://a.test\nGOPROXY=https://b.test\nGOSUMDB=x\nGOFOO=1\n",
  );
  expect(settings).toEqual({ GOPROXY: "https://a.test", GOSUMDB: "off" });
});

test("the environment goes before what `go env` says, which is asked of a Go on PATH only", async () => {
  const answer = {
    status: 0,
    signal: undefined,
    stdout: '{"GOPROXY":"https://env.test","GOSUMDB":"s"}',
    stderr: "",
    timedOut: false,
  };
  const processes = (go: string | undefined): Processes => ({
    self: ["x"],
    environment: { GOPROXY: "https://own.test" },
    find: () => go,
    isolation: () => undefined,
    become: () => {
      throw new Error("not here");
    },
    run: async () => answer,
  });
  expect(await readGoSettings(processes("/go"), nodeScratch())).toEqual({
    GOPROXY: "https://own.test",
    GOSUMDB: "s",
  });
  expect(await readGoSettings(processes(undefined), nodeScratch())).toEqual({ GOPROXY: "https://own.test" });
});

test("the database is asked through the proxies, then directly; `off` is not taken over", () => {
  const proxies = [{ url: "https://a.test", passOn: "absent" }] as const;
  expect(chooseDatabase({ GOSUMDB: "off" }, proxies)).toMatchObject({
    keyText: SUM_GOLANG_ORG,
    bases: ["https://a.test/sumdb/sum.golang.org", "https://sum.golang.org"],
  });
  const { verifierKey, name } = new TestSumdb();
  expect(chooseDatabase({ GOSUMDB: `${verifierKey} https://db.test/x/` }, proxies)).toMatchObject({
    key: { name },
    bases: ["https://db.test/x"],
  });
  for (const name of ["unknown.test", "constructor"])
    expect(faultOf(() => chooseDatabase({ GOSUMDB: name }, proxies))).toBe("log-key");
});
