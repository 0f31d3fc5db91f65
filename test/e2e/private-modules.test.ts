import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { matchesPrefix } from "../../src/golang/path-patterns.ts";
import { modulePart } from "../support/bundle-parts.ts";
import { writeInto } from "../support/private-supply.ts";
import { resultIn } from "../support/result-schema.ts";
import { writeZip } from "../support/test-zip.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE, gobundle } from "./support/executable.ts";
import { leaksIn } from "./support/leaks.ts";
import {
  authorizationOf,
  bareRepository,
  type PrivateServer,
  privateServer,
} from "./support/private-server.ts";
import { shellOf } from "./support/shell.ts";

const made = inject("made");
const work = mkdtempSync(join(tmpdir(), "gobundle-private-"));
const [home, out, served, temporary] = ["home", "out", "served", "tmp"].map((name) => join(work, name)) as [
  string,
  string,
  string,
  string,
];
const root = new BareRoot();
const shell = shellOf(root);
const SIGNER = ["--key", join(made, "keys/signer.key"), "--cert", join(made, "keys/signer.pem")];

/** One of each way by which a user of the connected machine is let in. */
const GUARDS = {
  proxy: { user: "ann", password: "canary4711-proxy" },
  one: { user: "bob", password: "canary4711-in-url" },
  two: { user: "cid", password: "canary4711-netrc" },
};
const SECRETS = [
  "canary4711",
  ...Object.values(GUARDS).map((guard) => authorizationOf(guard).slice("Basic ".length)),
];

/** Two modules in repositories of their own, and one that the company's proxy alone has. */
const MODULES = [
  { path: "github.com/gobundle-test/one", version: "v1.0.0", value: "one " },
  { path: "github.com/gobundle-test/two", version: "v1.1.0", value: "two " },
  { path: "proxied.corp.test/three", version: "v1.2.0", value: "three" },
].map((module) => {
  const name = module.path.split("/").at(-1) ?? "";
  const files = {
    "go.mod": `module ${module.path}\n\ngo 1.21\n`,
    "x.go": `package ${name}\n\nconst Name = "${module.value}"\n`,
  };
  return { ...module, name, files, part: modulePart({ ...module, files }) };
});

/** Prints each case with what golang/mod says of it. */
const ORACLE = `package main

import (
	"encoding/json"
	"os"

	"golang.org/x/mod/module"
)

func main() {
	var cases [][]any
	file, _ := os.Open("cases.json")
	if err := json.NewDecoder(file).Decode(&cases); err != nil {
		panic(err)
	}
	for i, c := range cases {
		cases[i] = append(c, module.MatchPrefixPatterns(c[0].(string), c[1].(string)))
	}
	json.NewEncoder(os.Stdout).Encode(cases)
}
`;

/** Globs that are read in more than one way by other tools. */
const PATTERNS: readonly (readonly [globs: string, path: string])[] = [
  ["*.corp.test,github.com/x", "github.com/x/y"],
  ["github.com/x/", "github.com/x/y"],
  ["github.com/x//", "github.com/x/y"],
  [" a.test", "a.test"],
  ["a.test ", "a.test"],
  ["**", "a.test/b"],
  ["*/*", "a.test/b/c"],
  ["*/*/*", "a.test/b"],
  ["[a-c]*,", "b.test"],
  ["[^a-c]*", "b.test"],
  ["[!a]*", "b.test"],
  ["[a", "a"],
  ["x,[a,b]", "b"],
  ["a\\.test", "a.test"],
  ["a.test/[/]b", "a.test/b"],
  ["*[", "a.test/b"],
  ["b*[", "a.test/b"],
  ["none", "none.test"],
];

/** Globs and paths of a small alphabet, so that many of them match. */
function sampled(): [string, string][] {
  const glob = fc.stringMatching(/^[ab*?,/[\]^\\-]{0,9}$/);
  return fc.sample(fc.tuple(glob, fc.stringMatching(/^[ab]{1,3}(?:\/[ab-]{1,3}){0,2}$/)), {
    numRuns: 20_000,
    seed: 4,
  });
}

let server: PrivateServer;

beforeAll(async () => {
  for (const folder of [home, out, temporary]) mkdirSync(folder);
  serveMadeBundle();
  for (const { name, version, files } of MODULES.slice(0, 2))
    bareRepository(join(served, name, name), version, files);
  for (const { path, content } of MODULES[2]?.part.files ?? [])
    writeInto(join(served, "proxy", path.slice("modules/".length)), content);
  server = await privateServer(served, GUARDS);
  letIn();
  writeApp("app");
  root.put(EXECUTABLE, "root/gobundle", 0o755);
  root.put(join(made, "keys/root.pem"), "root/root.pem");
});
afterAll(() => {
  server.close();
  root.dispose();
  rmSync(work, { recursive: true, force: true });
});

/** The tree of a made bundle is a module proxy with its checksum database; its Go comes beside it. */
function serveMadeBundle(): void {
  mkdirSync(served);
  execFileSync("tar", ["-xf", join(made, "web-1.gobundle"), "-C", served]);
  renameSync(join(served, "modules"), join(served, "proxy"));
  mkdirSync(join(served, "proxy/golang.org/toolchain"), { recursive: true });
  renameSync(join(served, "toolchains"), join(served, "proxy/golang.org/toolchain/@v"));
}

/** What a user has written into the own home folder; `password` is what git is told of the first repository. */
function letIn(password = GUARDS.one.password): void {
  const { host } = server;
  const rewritten = (name: string, user: string) =>
    `[url "https://${user}${host}/${name}/${name}"]\n\tinsteadOf = https://github.com/gobundle-test/${name}\n`;
  const settings = [rewritten("one", `${GUARDS.one.user}:${password}@`), rewritten("two", "")];
  writeInto(join(home, ".config/git/config"), settings.join(""));
  const { proxy, two } = GUARDS;
  writeInto(
    join(home, ".netrc"),
    `machine ${host} login ${proxy.user} password ${proxy.password}\nmachine 127.0.0.1 login ${two.user} password ${two.password}\n`,
  );
}

function writeApp(name: string, main = "print"): void {
  const uses = MODULES.map((module) => `${module.name}.Name`).join(", ");
  const sums = MODULES.flatMap(({ part: { component }, path, version }) =>
    component.kind === "modules"
      ? [`${path} ${version} ${component.goH1}`, `${path} ${version}/go.mod ${component.goModH1}`]
      : [],
  );
  const lines = {
    "go.mod": ["module example.test/app", "", "go 1.21", ""].concat(
      MODULES.map(({ path, version }) => `require ${path} ${version}`),
    ),
    "go.sum": sums,
    "main.go": ["package main", "", "import ("].concat(
      MODULES.map(({ path }) => `\t"${path}"`),
      [")", "", `func main() { ${main}(${uses}) }`],
    ),
  };
  for (const [file, text] of Object.entries(lines)) writeInto(join(work, name, file), `${text.join("\n")}\n`);
}

/** Runs `create` as a user of the connected machine whose home folder has the secrets. */
async function create(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { NODE_EXTRA_CA_CERTS: authorities = "" } = process.env;
  const trusted = join(work, "trusted.pem");
  writeFileSync(
    trusted,
    [authorities, server.ca].map((file) => (file && readFileSync(file, "utf8")) || "").join("\n"),
  );
  const certificates = { NODE_EXTRA_CA_CERTS: trusted, SSL_CERT_FILE: server.ca, GIT_SSL_CAINFO: server.ca };
  const settings = {
    GOPROXY: `${server.address}/proxy`,
    GOPRIVATE: "github.com/gobundle-test",
    GONOSUMDB: "github.com/gobundle-test,*.corp.test",
    NO_PROXY: "127.0.0.1",
  };
  const own = { HOME: home, TMPDIR: temporary, XDG_CONFIG_HOME: "", XDG_CACHE_HOME: "" };
  const line = [
    "create",
    "--json",
    "--go",
    "1.21.5",
    "--source",
    "proxy",
    "--no-installer",
    ...SIGNER,
    ...words,
  ];
  const done = await gobundle(line, { env: { ...own, ...settings, ...certificates, ...env } });
  for (const secret of SECRETS) expect(done.stdout + done.stderr).not.toContain(secret);
  return done;
}

const unpack = (bundle: string) => {
  const folder = join(work, "unpacked");
  mkdirSync(folder);
  execFileSync("tar", ["-xf", bundle, "-C", folder]);
  return folder;
};

describe("what create makes with a user's access", () => {
  test("comes through netrc, an address with a password, and a guarded proxy", async () => {
    const done = await create([
      "--vendor",
      join(work, "app"),
      "--name",
      "app",
      "-o",
      join(out, "app.gobundle"),
    ]);
    expect(done.status, done.stderr).toBe(0);
    const said = JSON.stringify(resultIn(done.stdout));
    for (const { path, version } of MODULES) expect(said).toContain(`${path}@${version}`);
  });

  test("a secret that is packed twice would be found", () => {
    const folder = join(work, "planted");
    const zip = writeZip([{ name: "a@v1/x", content: `x ${GUARDS.one.password} x` }]);
    writeInto(join(folder, "deep/packed"), gzipSync(zip));
    expect(leaksIn(folder, SECRETS)).toEqual(["deep/packed!!a@v1/x"]);
  });

  test("nothing secret is in the bundle, its record, what is kept, or left behind", () => {
    expect(leaksIn(unpack(join(out, "app.gobundle")), SECRETS)).toEqual([]);
    expect(leaksIn(out, SECRETS)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
    expect(leaksIn(home, SECRETS).sort()).toEqual([".config/git/config", ".netrc"]);
  });

  test("an app that has changed is made offline, from what is kept of its private modules", async () => {
    writeApp("app", "println");
    const done = await create([
      ...["--vendor", join(work, "app"), "--name", "app", "--sequence", "2", "--offline"],
      ...["-o", join(out, "offline.gobundle")],
    ]);
    expect(done.status, done.stderr).toBe(0);
  });
});

describe("a refusal names what could not be had, and no secret", () => {
  test("a private module: a wrong password in git's settings", async () => {
    letIn("canary4711-wrong");
    const done = await create([
      ...["--vendor", join(work, "app"), "--cache", join(work, "cache-1"), "-o", join(out, "no.gobundle")],
    ]);
    letIn();
    expect(done.status, done.stderr).toBe(1);
    expect(resultIn(done.stdout)).toMatchObject({
      error: { code: "private-unreachable", facts: { module: "github.com/gobundle-test/one@v1.0.0" } },
    });
  });

  test("a proxy: a wrong password in GOPROXY", async () => {
    const GOPROXY = `https://ann:canary4711-wrong@${server.host}/proxy`;
    const done = await create(["--cache", join(work, "cache-2"), "-o", join(out, "no.gobundle")], {
      GOPROXY,
    });
    expect(done.status, done.stderr).toBe(1);
    const told = JSON.stringify(resultIn(done.stdout));
    expect(told).toContain(`https://${server.host}/proxy`);
    expect(told).toContain("status 401");
  });

  test("an address with the right one is told and kept without it", async () => {
    const { user, password } = GUARDS.proxy;
    const GOPROXY = `https://${user}:${password}@${server.host}/proxy`;
    const cache = join(work, "cache-3");
    const words = ["--vendor", join(work, "app"), "--name", "url", "--cache", cache];
    const done = await create([...words, "-o", join(out, "url.gobundle")], { GOPROXY, NETRC: "/nowhere" });
    expect(done.status, done.stderr).toBe(0);
    const record = readFileSync(join(out, "url.gobundle.record.json"), "utf8");
    expect(record).toContain(`"https://${server.host}/proxy"`);
    for (const folder of [cache, out]) expect(leaksIn(folder, SECRETS)).toEqual([]);
  });
});

describe("inside", () => {
  test("private modules come from the tree, whatever no database has a record of is named", async () => {
    root.put(join(out, "app.gobundle"), "root/app.gobundle");
    await shell("cd /root && ./gobundle apply --trust root.pem app.gobundle");
    const { stdout } = await shell("go env GONOSUMDB GOPRIVATE GONOPROXY GOSUMDB");
    expect(stdout).toBe(`${MODULES.map(({ path }) => path).join(",")}\n\nnone\nsum.golang.org\n`);
    await shell("cp -rL /opt/gobundle/current/src/app /root/app && rm -r /root/app/vendor");
    expect((await shell("cd /root/app && go mod tidy -diff 2>/dev/null; go run .")).stderr).toContain(
      "one two three",
    );
    await shell("go clean -modcache && go mod download github.com/gobundle-test/one@v1.0.0");
    await shell("cd /root/app && go list -m -u all && go mod verify");
  });

  test("a user who has set GOPRIVATE builds all the same", async () => {
    await shell(
      "go clean -modcache && go env -w GOPRIVATE=github.com/gobundle-test && cd /root/app && go build ./...",
    );
    const { stdout } = await shell("cd /root && ./gobundle doctor --json 2>/dev/null");
    const { warnings } = resultIn(stdout);
    const found = warnings.find(({ code }) => code === "setting-overrides");
    expect(found?.facts["setting"]).toBe("GOPRIVATE");
    await shell(String(found?.facts["cure"]));
    expect((await shell("go env GOPRIVATE")).stdout).toBe("\n");
  });
});

test("patterns match as in golang/mod of the Go that is carried", async () => {
  const cases = [...PATTERNS, ...sampled()];
  root.write("root/oracle/go.mod", "module golang.org/x/mod\n\ngo 1.21\n");
  root.write("root/oracle/cases.json", JSON.stringify(cases));
  root.write("root/oracle/main.go", ORACLE);
  const vendored = "$(go env GOROOT)/src/cmd/vendor/golang.org/x/mod";
  await shell(`cd /root/oracle && for d in module semver internal; do cp -r "${vendored}/$d" .; done`);
  const { stdout } = await shell("cd /root/oracle && go run .");
  const theirs: unknown = JSON.parse(stdout);
  expect(cases.map(([globs, path]) => [globs, path, matchesPrefix(globs, path)])).toEqual(theirs);
});
