import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { writeInto } from "../support/private-supply.ts";
import { BareRoot } from "./support/bare-root.ts";
import { answerTo, definitionSession } from "./support/editor-session.ts";
import { EXECUTABLE, gobundle } from "./support/executable.ts";
import { generatedFile, generatorRequest } from "./support/generator-request.ts";
import { shellOf } from "./support/shell.ts";

const made = inject("made");
const work = mkdtempSync(join(tmpdir(), "gobundle-tools-"));
const root = new BareRoot();
const shell = shellOf(root);
const APP = join(import.meta.dirname, "../../bundles/web-service/app");
const COUNTED = join(import.meta.dirname, "fixtures/counted");
const INSTALL = "golang.org/x/tools/cmd/goimports@v0.16.0";
/** The small module that those who work with code look at, on the server. */
const HERE = "/root/counted";
/** Each of a version that Go 1.21.5 can build, and Delve one that debugs what it builds. */
const TOOLS = [
  INSTALL,
  "golang.org/x/vuln/cmd/govulncheck@v1.0.4",
  "golang.org/x/tools/gopls@v0.15.3",
  "github.com/go-delve/delve/cmd/dlv@v1.22.0",
  "honnef.co/go/tools/cmd/staticcheck@v0.4.7",
  "google.golang.org/protobuf/cmd/protoc-gen-go@v1.31.0",
];

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
  const tools = TOOLS.flatMap((tool) => ["--tool", tool]);
  const what = ["--vendor", APP, "--vendor", COUNTED, ...tools, "--vulndb", join(work, "vulndb")];
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
  await shell(
    `cp -rL /opt/gobundle/current/src/counted ${HERE} && cd ${HERE} && rm -r vendor && go mod download`,
  );
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

describe("gopls", () => {
  const text = readFileSync(join(COUNTED, "main.go"), "utf8");

  test("tells an editor where something of a carried module is defined", async () => {
    const call = "\tfmt.Println(count([]string{";
    const line = text.split("\n").findIndex((one) => one.startsWith(call)) + 1;
    const uuid = (text.split("\n")[line - 1] ?? "").indexOf("Nil") + 1;
    root.write("root/editor", definitionSession(HERE, "main.go", text, { line, column: uuid }));
    const { stdout } = await shell("tail -f -c +1 /root/editor | gopls");
    expect(JSON.stringify(answerTo(2, stdout))).toContain(
      "/root/go/pkg/mod/github.com/google/uuid@v1.5.0/hash.go",
    );
  });

  test("finds uses, and mistakes before a build does", async () => {
    const { stdout } = await shell(`cd ${HERE} && gopls references main.go:14:6`);
    expect(stdout).toContain(`${HERE}/main.go:11:14-19`);
    expect(stdout).toContain(`${HERE}/main_test.go:6:12-17`);
    root.write(`${HERE}/odd/odd.go`, 'package odd\n\nfunc one() int { return "one" }\n');
    const checked = await shell(`cd ${HERE} && gopls check odd/odd.go; rm -r odd`);
    expect(checked.stdout).toContain(`${HERE}/odd/odd.go:3:25`);
  });
});

describe("dlv", () => {
  const commands = ["break main.count", "continue", "print len(words)", "stack", "continue", "exit"];
  const dlv = (what: string) =>
    shell(`cd ${HERE} && dlv ${what} --allow-non-terminal-interactive=true --init ../commands`);
  beforeAll(() => root.write("root/commands", `${commands.join("\n")}\n`));

  test.each([
    ["a program that it builds", "debug .", "2"],
    ["a test", "test .", "1"],
    ["a program that is there", "exec ./counted", "2"],
  ])("stops in %s", async (_, what, words) => {
    await shell(`cd ${HERE} && go build -gcflags='all=-N -l' .`);
    const { stdout } = await dlv(what);
    expect(stdout).toMatch(/Breakpoint 1 set at .* for .*\.count\(\) \.\/main\.go:14/);
    expect(stdout.split("\n")).toContain(words);
    expect(stdout).toContain("exited with status 0");
  });
});

test("staticcheck finds what the compiler lets pass", async () => {
  await shell(`cd ${HERE} && staticcheck ./...`);
  const never = 'func Never(s string) string { return strings.Replace(s, "a", "b", 0) }';
  root.write(`${HERE}/never/never.go`, `package never\n\nimport "strings"\n\n${never}\n`);
  const { stdout } = await shell(`cd ${HERE} && staticcheck ./...`, 1);
  expect(stdout).toMatch(/^never\/never\.go:5:\d+: .* \(SA1018\)$/m);
});

test("protoc-gen-go answers protoc, and its code builds with the carried module", async () => {
  root.write("root/notes/request", generatorRequest("example.test/notes/note"));
  await shell("cd /root/notes && protoc-gen-go <request >response");
  const { name, text } = generatedFile(readFileSync(join(root.path, "root/notes/response")));
  expect(name).toBe("note.pb.go");
  root.write("root/notes/note/note.pb.go", text);
  const main =
    'package main\n\nimport "example.test/notes/note"\n\nfunc main() { print((&note.Note{Text: "x"}).String()) }\n';
  root.write("root/notes/main.go", main);
  const { stderr } = await shell(
    `cd /root/notes && go mod init example.test/notes && go get google.golang.org/protobuf@v1.31.0 && go build . && ./notes`,
  );
  expect(stderr).toMatch(/text: *"x"$/);
});
