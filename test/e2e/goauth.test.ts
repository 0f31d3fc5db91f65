import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { modulePart } from "../support/bundle-parts.ts";
import { writeInto } from "../support/private-supply.ts";
import { resultIn } from "../support/result-schema.ts";
import type { Ended } from "./support/bare-root.ts";
import { gobundle } from "./support/executable.ts";
import { leaksIn } from "./support/leaks.ts";
import { authorizationOf, type PrivateServer, privateServer } from "./support/private-server.ts";
import { usualProxies } from "./support/usual-proxies.ts";

const made = inject("made");
const work = mkdtempSync(join(tmpdir(), "gobundle-goauth-"));
const [home, out, served, cache] = ["home", "out", "served", "cache"].map((name) => join(work, name)) as [
  string,
  string,
  string,
  string,
];
const ASKED = join(work, "asked");
const PROGRAM = join(work, "letter of introduction");

/** The first takes what a program of the user's prints, the second what git's credential helper knows. */
const GUARDS = {
  four: { token: "canary4712-token" },
  five: { user: "eve", password: "canary4712-git" },
};
const SECRETS = ["canary4712", authorizationOf(GUARDS.five).slice("Basic ".length)];
const MODULES = ["four", "five"].map((name) => ({
  name,
  path: `${name}.corp.test/${name}`,
  version: "v1.0.0",
}));
let server: PrivateServer;

beforeAll(async () => {
  for (const folder of [home, out]) mkdirSync(folder);
  for (const { name, path, version } of MODULES) {
    const files = { "go.mod": `module ${path}\n\ngo 1.21\n`, "x.go": `package ${name}\n` };
    for (const file of modulePart({ path, version, files }).files)
      writeInto(join(served, name, file.path.slice("modules/".length)), file.content);
  }
  server = await privateServer(served, GUARDS);
  const { user, password } = GUARDS.five;
  const helper = `!f() { echo username=${user}; echo password=${password}; }; f`;
  writeInto(join(home, ".config/git/config"), `[credential]\n\thelper = "${helper}"\n`);
  // What it says is written down, but for the token, which it has from a variable as the jobs of a build server do.
  const answer = `printf '${server.address}/four\\n\\nAuthorization: Bearer %s\\n\\n' "$TEAM_TOKEN"`;
  writeFileSync(PROGRAM, `#!/bin/sh\necho "$1:$2" >>'${ASKED}'\n${answer}\n`, { mode: 0o755 });
});
afterAll(() => {
  server.close();
  rmSync(work, { recursive: true, force: true });
});

/** Runs `create` with a Go that knows GOAUTH (1.24), as a user whom two programs let in. */
function create(bundle: string): Promise<Ended> {
  const trusted = join(work, "trusted.pem");
  const files = [process.env["NODE_EXTRA_CA_CERTS"], server.ca].filter(
    (file) => file !== undefined && file !== "",
  );
  writeFileSync(trusted, files.map((file) => readFileSync(String(file), "utf8")).join("\n"));
  const modules = MODULES.flatMap(({ path, version }) => ["--modules", `${path}@${version}`]);
  const signer = ["--key", join(made, "keys/signer.key"), "--cert", join(made, "keys/signer.pem")];
  const words = ["--source", "proxy", "--no-prove", "--no-installer", "--cache", cache, ...signer];
  return gobundle(["create", "--json", "--go", "1.26.11", ...modules, ...words, "-o", bundle], {
    env: {
      ...{ HOME: home, XDG_CONFIG_HOME: "", XDG_CACHE_HOME: "", XDG_STATE_HOME: work, NO_PROXY: "127.0.0.1" },
      ...{ NODE_EXTRA_CA_CERTS: trusted, SSL_CERT_FILE: trusted, GIT_SSL_CAINFO: trusted },
      GOPROXY: `${MODULES.map(({ name }) => `${server.address}/${name}`).join("|")}|${usualProxies()}`,
      GONOSUMDB: "*.corp.test",
      GOAUTH: `"${PROGRAM}" word; git ${home}`,
      TEAM_TOKEN: GUARDS.four.token,
    },
  });
}

test("programs of GOAUTH and git's credential helper let create in; none of their secrets travels or is kept", async () => {
  const bundle = join(out, "auth.gobundle");
  const done = await create(bundle);
  expect(done.status, done.stderr).toBe(0);
  const said = JSON.stringify(resultIn(done.stdout));
  for (const { path, version } of MODULES) expect(said).toContain(`${path}@${version}`);
  expect(readFileSync(ASKED, "utf8")).toMatch(/^word:$/m);
  expect(readFileSync(ASKED, "utf8")).toContain(`word:${server.address}/five/`);

  const unpacked = join(work, "unpacked");
  mkdirSync(unpacked);
  execFileSync("tar", ["-xf", bundle, "-C", unpacked, "--exclude=toolchains"]);
  expect(readdirSync(join(unpacked, "modules"))).toContain("four.corp.test");
  for (const folder of [unpacked, out, cache]) expect(leaksIn(folder, SECRETS)).toEqual([]);
  expect(leaksIn(home, SECRETS)).toEqual([".config/git/config"]);
  for (const secret of SECRETS) expect(done.stdout + done.stderr).not.toContain(secret);
});
