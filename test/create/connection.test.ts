import { beforeEach, describe, expect, test } from "vitest";
import { connectedGo } from "../../src/create/assemble/connected-go.ts";
import { connectedSettings, ownPath } from "../../src/create/assemble/connection.ts";
import type { GoVersion } from "../../src/golang/version.ts";
import type { Finished } from "../../src/ports/process.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";
import { PrivateSupply } from "../support/private-supply.ts";

const SETTINGS = { GOPRIVATE: "*.corp.test,github.com/corp", GOAUTH: "netrc; helper --x", GOVCS: "*:git" };
let supply: PrivateSupply;

beforeEach(() => {
  supply = new PrivateSupply(testFolder());
});

function connection(environment: Readonly<Record<string, string>> = {}, answer: Partial<Finished> = {}) {
  const { processes } = supply.tools();
  const run = async () => ({ ...answered, ...answer });
  return {
    processes: { ...processes, environment, run },
    settings: SETTINGS,
    goproxy: "https://p.test",
    own: "/own",
    direct: true,
    interrupted: new AbortController().signal,
  };
}

const answered: Finished = { status: 1, signal: undefined, stdout: "", stderr: "", timedOut: false };

describe("a user's access", () => {
  test("what git, netrc, GOAUTH and ssh read comes along, and no setting of Go, compilers and languages", () => {
    const access = {
      ...{ HOME: "/home/ann", NETRC: "/n", SSH_AUTH_SOCK: "/s", GIT_SSL_CAINFO: "/c", HTTPS_PROXY: "p" },
      // Programs read tokens, and where they have them, from variables of their own.
      ...{ TEAM_TOKEN: "t", GOOGLE_APPLICATION_CREDENTIALS: "/g", GOPASS_HOMEDIR: "/h" },
    };
    const others = {
      ...{ GOFLAGS: "-v", GOROOT: "/r", GO111MODULE: "off", CGO_CFLAGS: "-x", CC: "no", LC_ALL: "de" },
      ...{ GOBUNDLE_LANG: "zh", PATH: "/p", TMPDIR: "/t", XDG_CACHE_HOME: "/x" },
    };
    const said = connectedSettings(connection({ ...access, ...others }));
    expect(said).toEqual({
      ...access,
      ...SETTINGS,
      ...{
        XDG_CONFIG_HOME: "/home/ann/.config",
        GOPROXY: "https://p.test",
        GOSUMDB: "off",
        GOFLAGS: "-modcacherw",
      },
    });
  });

  test("git's own folder of settings, where the user has moved it", () => {
    const moved = connectedSettings(connection({ HOME: "/home/ann", XDG_CONFIG_HOME: "/etc/ann" }));
    expect(moved["XDG_CONFIG_HOME"]).toBe("/etc/ann");
    expect(connectedSettings(connection())).not.toHaveProperty("XDG_CONFIG_HOME");
    const empty = connectedSettings(connection({ HOME: "/home/ann", XDG_CONFIG_HOME: "" }));
    expect(empty["XDG_CONFIG_HOME"]).toBe("/home/ann/.config");
  });

  test("where nothing is fetched, private modules come from what is kept", () => {
    const said = connectedSettings({ ...connection(), direct: false });
    expect([said["GONOPROXY"], said["GOPRIVATE"]]).toEqual(["none", undefined]);
  });

  test("programs that GOAUTH names are found on the user's PATH", () => {
    expect(ownPath({ PATH: "/home/ann/bin:.::/opt/x" })).toEqual(["/home/ann/bin", "/opt/x"]);
    expect(ownPath({})).toEqual([]);
  });
});

describe("what a go command says of a private module that it cannot fetch", () => {
  const app = { name: "web", dir: "/web", go: "1.21.5" as GoVersion };
  const ask = (stderr: string, more = {}) =>
    connectedGo({ ...connection({}, { stderr }), ...more }, app, "/go", ["mod", "download"], {
      cwd: "/web",
      workspace: "off",
    });

  // Each as Go 1.21 and 1.26 print it.
  test.each([
    [
      "go: github.com/corp/lib@v1.0.0: git ls-remote -q origin in /own: exit status 128:\n\tfatal: could not read Username for 'https://github.com': terminal prompts disabled",
      "github.com/corp/lib@v1.0.0",
    ],
    [
      "main.go:3:8: github.com/corp/lib@v1.0.0: invalid version: git ls-remote -q origin in /own: exit status 128",
      "github.com/corp/lib@v1.0.0",
    ],
    [
      'go: git.corp.test/x/y@v0.0.0-20200101000000-abcdef123456: unrecognized import path "git.corp.test/x/y": https fetch: Get "https://git.corp.test/x/y?go-get=1": dial tcp: no such host',
      "git.corp.test/x/y@v0.0.0-20200101000000-abcdef123456",
    ],
    [
      "main.go:4:2: reading github.com/corp/lib/go.mod at revision v1.0.0: git ls-remote -q origin: exit status 128",
      "github.com/corp/lib@v1.0.0",
    ],
    [
      "go: github.com/corp/lib/sub@v1.2.0: reading github.com/corp/lib/sub/go.mod at revision sub/v1.2.0: exit status 128",
      "github.com/corp/lib/sub@v1.2.0",
    ],
    [
      "main.go:4:2: reading github.com/corp/lib/sub/go.mod at revision sub/v1.2.0: exit status 128",
      "github.com/corp/lib/sub@v1.2.0",
    ],
    ["go: module github.com/corp/lib: git ls-remote -q origin: exit status 128", "github.com/corp/lib"],
  ])("%s", async (stderr, module) => {
    const refused = ask(stderr);
    await expect(refused).rejects.toMatchObject({
      code: "private-unreachable",
      facts: { app: "web", module },
    });
  });

  test("the reason is told without passwords", async () => {
    const stderr =
      "go: github.com/corp/lib@v1.0.0: fatal: unable to access 'https://ann:canary@h.test/lib/': The requested URL returned error: 403";
    const facts = await ask(stderr).then(String, (error) => error.facts);
    expect(facts).toMatchObject({ reason: expect.stringContaining("'https://h.test/lib/'") });
  });

  test("public modules, a stale go.sum, and what is not kept offline are other refusals", async () => {
    expect(await faultOfAsync(ask("go: example.test/a@v1.0.0: reading https://p.test: 404"))).toBe(
      "go-failed",
    );
    const importer =
      "go: github.com/corp/lib@v1.0.0 requires\n\texample.test/a@v1.0.0: reading https://p.test: 404";
    expect(await faultOfAsync(ask(importer))).toBe("go-failed");
    const stale = "go: github.com/corp/lib@v1.0.0: missing go.sum entry for go.mod file";
    expect(await faultOfAsync(ask(stale))).toBe("go-sum-stale");
    const absent = "go: github.com/corp/lib@v1.0.0: module lookup disabled by GOPROXY=off";
    expect(await faultOfAsync(ask(absent, { direct: false }))).toBe("go-failed");
  });
});
