import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { writeInto } from "../support/private-supply.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE, gobundle } from "./support/executable.ts";
import { shellOf } from "./support/shell.ts";

const made = inject("made");
const work = mkdtempSync(join(tmpdir(), "gobundle-tools-"));
const root = new BareRoot();
const shell = shellOf(root);
const APP = join(import.meta.dirname, "../../bundles/web-service/app");
const INSTALL = "golang.org/x/tools/cmd/goimports@v0.16.0";
const GOVULNCHECK = "golang.org/x/vuln/cmd/govulncheck@v1.0.4";

/** A report of the standard library's, about a function that every server calls. */
const REPORT = {
  schema_version: "1.3.1",
  id: "GO-2024-0001",
  modified: "2024-01-05T10:00:00Z",
  published: "2024-01-05T10:00:00Z",
  summary: "made by hand",
  database_specific: { url: "https://pkg.go.dev/vuln/GO-2024-0001" },
  affected: [
    {
      package: { name: "stdlib", ecosystem: "Go" },
      ranges: [{ type: "SEMVER", events: [{ introduced: "0" }] }],
      ecosystem_specific: {
        imports: [{ path: "net/http", symbols: ["Server.ListenAndServe", "ListenAndServe", "Server.Serve"] }],
      },
    },
  ],
};

beforeAll(async () => {
  const vuln = { id: REPORT.id, modified: REPORT.modified };
  const files = {
    "index/db.json": { modified: REPORT.modified },
    "index/modules.json": [{ path: "stdlib", vulns: [vuln] }],
    "index/vulns.json": [vuln],
    [`ID/${REPORT.id}.json`]: REPORT,
  };
  for (const [name, value] of Object.entries(files))
    writeInto(join(work, "vulndb", name), JSON.stringify(value));
  const bundle = join(work, "tools.gobundle");
  const signer = ["--key", join(made, "keys/signer.key"), "--cert", join(made, "keys/signer.pem")];
  const what = ["--vendor", APP, "--tool", INSTALL, "--tool", GOVULNCHECK, "--vulndb", join(work, "vulndb")];
  const done = await gobundle([
    "create",
    "--go",
    "1.21.5",
    ...what,
    "--no-installer",
    ...signer,
    "-o",
    bundle,
  ]);
  expect(done.status, done.stderr).toBe(0);
  root.put(EXECUTABLE, "root/gobundle", 0o755);
  root.put(bundle, "root/tools.gobundle");
  root.put(join(made, "keys/root.pem"), "root/root.pem");
  await shell("cd /root && ./gobundle apply --trust root.pem tools.gobundle");
});

afterAll(() => {
  root.dispose();
  rmSync(work, { recursive: true, force: true });
});

test("goimports runs, and finds the go command", async () => {
  root.write("root/x.go", 'package x\n\nfunc f() { fmt.Println("x") }\n');
  const { stdout } = await shell("cd /root && /usr/local/bin/goimports x.go");
  expect(stdout).toContain('import "fmt"');
});

test("govulncheck finds its database, and in it what the app calls", async () => {
  const { stdout } = await shell(
    "cp -rL /opt/gobundle/current/src/app /root/app && cd /root/app && govulncheck ./...",
    3,
  );
  expect(stdout).toContain(REPORT.id);
});

test("go install of the tool gives the very program that is carried", async () => {
  await shell(`go install ${INSTALL}`);
  const flags = "CGO_ENABLED=0 GOFLAGS='-trimpath -buildvcs=false'";
  await shell(
    `rm -f /root/go/bin/goimports && ${flags} go install ${INSTALL} && cmp /root/go/bin/goimports /opt/gobundle/current/bin/goimports`,
  );
  const { stdout } = await shell(`echo 'package x' | go run ${INSTALL}`);
  expect(stdout).toBe("package x\n");
});
