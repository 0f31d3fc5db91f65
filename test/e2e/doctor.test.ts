import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { resultIn } from "../support/result-schema.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE } from "./support/executable.ts";
import { shellOf } from "./support/shell.ts";

const made = inject("made");
const root = new BareRoot();
const shell = shellOf(root);
/** What a user types in a login shell, with nothing in the environment but HOME. */
const login = (line: string) => `env -i HOME=/root sh -lc '${line}'`;
/** From the module tree and the checksum database, with nothing of an earlier run: a build, and a module that no go.sum names. */
const WORK =
  "go clean -modcache && cd /root/app && go build ./... && cd / && go mod download github.com/google/uuid@v1.5.0";

beforeAll(async () => {
  root.put(EXECUTABLE, "root/gobundle", 0o755);
  root.put(join(made, "web-1.gobundle"), "root/web-1.gobundle");
  root.put(join(made, "keys/root.pem"), "root/root.pem");
  await shell("cd /root && ./gobundle apply --trust root.pem web-1.gobundle");
  await shell("cp -rL /opt/gobundle/current/src/app /root/app && rm -r /root/app/vendor");
  await shell(login(WORK));
});
afterEach(async () => {
  await shell("rm -rf /root/.config /root/.profile /opt/old /root/go/pkg/sumdb");
});
afterAll(() => root.dispose());

/** What doctor says in a login shell: the code and the line to type of each finding. */
async function findings(): Promise<readonly (readonly [code: string, cure: string])[]> {
  const { stdout } = await root.run(login("/root/gobundle doctor --json 2>/dev/null"));
  return resultIn(stdout).warnings.map(({ code, facts }) => [code, String(facts["cure"])]);
}

const OLD_GO =
  'mkdir -p /opt/old/bin && printf "#!/bin/sh\\necho old >&2; exit 1\\n" > /opt/old/bin/go && chmod 755 /opt/old/bin/go';
const profile = (line: string) => `printf "%s\\n" "${line}" >> /root/.profile`;
const FOREIGN =
  'mkdir -p /root/go/pkg/sumdb/sum.golang.org && printf "go.sum database tree\\n5\\n%043d=\\n\\n" 0 > /root/go/pkg/sumdb/sum.golang.org/latest';

test.each([
  ["go env -w GOPROXY", "go env -w GOPROXY=https://proxy.invalid", "setting-overrides"],
  ["go env -w GOFLAGS", "go env -w GOFLAGS=-mod=vendor", "flag-mod"],
  ["go env -w GOTOOLCHAIN", "go env -w GOTOOLCHAIN=go1.99.0", "setting-overrides"],
  ["an exported GOROOT", profile("export GOROOT=/opt/none"), "setting-overrides"],
  ["another go earlier on PATH", `${OLD_GO} && ${profile("PATH=/opt/old/bin:\\$PATH")}`, "other-go"],
  ["a foreign state of the checksum database", FOREIGN, "foreign-head"],
])("%s breaks Go, is found, and is cured by the line to type", async (_, trap, code) => {
  expect(await findings()).toEqual([]);
  await shell(login(trap));
  expect((await root.run(login(WORK))).status).not.toBe(0);
  const found = await findings();
  expect(found.map(([one]) => one)).toContain(code);
  for (const [, cure] of found) await shell(login(cure.replaceAll("'", `'"'"'`)));
  expect(await findings()).toEqual([]);
  await shell(login(WORK));
});
