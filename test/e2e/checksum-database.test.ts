import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE, fingerprint } from "./support/executable.ts";
import { type Shell, shellOf } from "./support/shell.ts";

const made = inject("made");
let root: BareRoot;
let inside: Shell;

beforeAll(async () => {
  root = new BareRoot();
  inside = shellOf(root);
  root.put(EXECUTABLE, "usr/bin/gobundle", 0o755);
  root.put(join(made, "keys/root.pem"), "media/root.pem");
  for (const name of ["web-1.gobundle", "web-2.gobundle"]) root.put(join(made, name), `media/${name}`);
  const hex = await fingerprint(join(made, "keys/root.pem"));
  await inside(`gobundle trust add /media/root.pem --fingerprint ${hex}`);
});
afterAll(() => root.dispose());

/** Writes the go.sum of the carried app anew, by the database: neither go.sum nor a module cache is there. */
const ANEW = [
  "go clean -modcache",
  "rm -rf /tmp/anew && cp -r /opt/gobundle/current/src/app /tmp/anew && cd /tmp/anew",
  "cp go.sum /tmp/carried.sum && rm -rf go.sum vendor",
  "test $(go env GOSUMDB) = sum.golang.org",
  "go mod download all",
  "sort go.sum > /tmp/anew.sum && sort /tmp/carried.sum | comm -23 - /tmp/anew.sum | wc -l",
  "grep -c . go.sum",
].join(" && ");

/** As a user with a login shell; the account keeps what it has seen of the database. */
async function sumsAnew(): Promise<void> {
  const { stdout } = await inside(`env HOME=/root sh -lc '${ANEW}'`);
  const [missing, lines] = stdout.trim().split("\n").map(Number);
  expect(missing).toBe(0);
  expect(lines).toBeGreaterThan(30);
}

async function headSize(): Promise<number> {
  const { stdout } = await inside("gobundle status --json");
  const { heads } = JSON.parse(stdout);
  expect(heads).toMatchObject([{ log: "sum.golang.org" }]);
  return heads[0].size;
}

test("the real database vouches offline, from bundle to bundle and back", async () => {
  await inside("gobundle apply /media/web-1.gobundle");
  await sumsAnew();
  const first = await headSize();
  await inside("gobundle apply /media/web-2.gobundle");
  await sumsAnew();
  const second = await headSize();
  expect(second).toBeGreaterThanOrEqual(first);
  await inside("gobundle rollback");
  expect(await headSize()).toBe(second);
  await sumsAnew();
  await inside("gobundle apply /media/web-2.gobundle");
  await sumsAnew();
  await inside("gobundle doctor");
});

test("a changed module is refused by it", async () => {
  const { stderr } = await inside(
    [
      "cp -rL /opt/gobundle/current/modules /tmp/modules",
      "cd /tmp/modules/github.com/google/uuid/@v",
      "printf 'module github.com/google/uuid\\n\\ngo 1.99\\n' >v1.5.0.mod",
      "cd /root && env HOME=/root GOFLAGS=-modcacherw GOPROXY=file:///tmp/modules sh -lc 'go clean -modcache; go mod download github.com/google/uuid@v1.5.0'",
    ].join(" && "),
    1,
  );
  expect(stderr).toContain("checksum mismatch");
});
