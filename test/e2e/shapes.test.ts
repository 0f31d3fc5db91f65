import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { resultIn } from "../support/result-schema.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE, fingerprint, gobundle } from "./support/executable.ts";

const made = inject("made");
const work = mkdtempSync(join(tmpdir(), "gobundle-shapes-"));
const SIGNER = ["--key", join(made, "keys/signer.key"), "--cert", join(made, "keys/signer.pem")];
let root: BareRoot;

/** A workspace whose app imports a module beside it, which is replaced by one that lies outside of the workspace. */
const FILES = {
  "team/ws/go.work": "go 1.22.0\n\nuse ./svc\nuse ./lib\n\nreplace example.test/far => ../../shared/far\n",
  "team/ws/svc/go.mod": "module example.test/svc\n\ngo 1.22\n",
  "team/ws/svc/main.go":
    'package main\n\nimport (\n\t_ "embed"\n\t"example.test/lib"\n)\n\n//go:embed all:data\nvar data string\n\nfunc main() { print(data, lib.Name()) }\n',
  "team/ws/svc/data": "embedded ",
  "team/ws/svc/cmd/other/main.go": "package main\n\nfunc main() {}\n",
  "team/ws/lib/go.mod": "module example.test/lib\n\ngo 1.22\n\nrequire example.test/far v0.0.0\n",
  "team/ws/lib/lib.go":
    'package lib\n\nimport "example.test/far"\n\nfunc Name() string { return far.Name }\n',
  "shared/far/go.mod": "module example.test/far\n\ngo 1.22\n",
  "shared/far/far.go": 'package far\n\nconst Name = "far"\n',
  "alone/go.mod":
    "module example.test/alone\n\ngo 1.21\n\nrequire example.test/far v0.0.0\n\nreplace example.test/far => ../shared/old\n",
  "alone/main.go": 'package main\n\nimport "example.test/far"\n\nfunc main() { print(far.Name) }\n',
  "shared/old/go.mod": "module example.test/far\n\ngo 1.20\n",
  "shared/old/far.go": 'package far\n\nconst Name = "old"\n',
};

beforeAll(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
  }
  root = new BareRoot();
  root.put(EXECUTABLE, "media/gobundle", 0o755);
  root.put(join(made, "keys/root.pem"), "media/root.pem");
  await inside(
    `/media/gobundle trust add /media/root.pem --fingerprint ${await fingerprint(join(made, "keys/root.pem"))}`,
  );
});
afterAll(() => {
  root.dispose();
  rmSync(work, { recursive: true, force: true });
});

async function inside(script: string, status = 0): Promise<string> {
  const ended = await root.run(script);
  expect(ended.status, `${script}\n${ended.stdout}\n${ended.stderr}`).toBe(status);
  return ended.stdout + ended.stderr;
}

async function create(name: string, ...words: readonly string[]) {
  const file = join(work, `${name}.gobundle`);
  const ended = await gobundle([
    "create",
    "--json",
    "--no-installer",
    "--name",
    name,
    "-o",
    file,
    ...SIGNER,
    ...words,
  ]);
  expect(ended.status, ended.stderr).toBe(0);
  root.put(file, `media/${name}.gobundle`);
  return resultIn(ended.stdout);
}

describe("one Go, apps of several modules", () => {
  test("create carries what a workspace and a replace name, and proves both forms", async () => {
    const said = await create(
      "apps",
      "--go",
      "1.22.12",
      "--vendor",
      join(work, "team/ws/svc"),
      "--vendor",
      join(work, "alone"),
    );
    expect(said).toMatchObject({
      needs: [
        { app: "alone", file: "go.mod", line: "go 1.21", go: "1.22.12" },
        { app: "svc", file: "go.work", line: "go 1.22.0", go: "1.22.12" },
      ],
      proof: { holds: { alone: ["vendor", "modules"], svc: ["vendor", "modules"] } },
    });
    const programs = JSON.stringify(said);
    for (const name of ["example.test/svc", "example.test/svc/cmd/other", "example.test/alone"])
      expect(programs).toContain(`"package":"${name}"`);
  });

  test("inside, each builds and runs where it lies, and where it is copied to", async () => {
    await inside("/media/gobundle apply /media/apps.gobundle");
    await inside("cp -r /opt/gobundle/current/src /tmp/src");
    const run = (folder: string, words: string) =>
      inside(`cd /tmp/src/${folder} && /usr/bin/env -i HOME=/root PATH=/usr/local/bin:/usr/bin go ${words}`);
    expect(await run("svc/team/ws/svc", "run .")).toBe("embedded far");
    expect(await run("alone/alone", "run .")).toBe("old");
    await run("svc/team/ws/svc", "build -o /tmp/ ./...");
    await run("svc/team/ws/svc", "work sync");
    await run("svc/team/ws", "vet ./svc/... ./lib/...");
    await inside("rm -rf /tmp/src/svc/team/ws/vendor /tmp/src/alone/alone/vendor");
    expect(await run("svc/team/ws/svc", "run .")).toBe("embedded far");
    expect(await run("alone/alone", "run .")).toBe("old");
  });
});

describe("three Go releases, the oldest of them the default", () => {
  test("create says which of them builds an app", async () => {
    const said = await create(
      "three",
      "--go",
      "1.20.14",
      "--go",
      "1.21.5",
      "--go",
      "1.22.12",
      "--vendor",
      join(work, "team/ws"),
    );
    expect(said).toMatchObject({ needs: [{ app: "ws", file: "go.work", line: "go 1.22.0", go: "1.22.12" }] });
    await inside("/media/gobundle apply /media/three.gobundle");
  });

  test.each([
    ["1.19", "1.20.14"],
    ["1.21", "1.21.5"],
    ["1.21.5", "1.21.5"],
    ["1.22.0", "1.22.12"],
    ["1.22.12", "1.22.12"],
    ["1.20\n\ntoolchain go1.21.5", "1.21.5"],
    ["1.20\n\ntoolchain go1.22.3", "1.22.12"],
  ])("a go line %j is built by Go %s, with an empty environment too", async (line, version) => {
    const make = `rm -rf /tmp/x && mkdir /tmp/x && cd /tmp/x && printf 'module x\\n\\ngo %s\\n' '${line}' > go.mod && printf 'package main\\n\\nfunc main() {}\\n' > main.go`;
    for (const way of ["sh -lc", "/usr/bin/env -i HOME=/root PATH=/usr/bin:/bin /bin/sh -c"]) {
      const said = await inside(
        `${make} && ${way} '/usr/local/bin/go version && /usr/local/bin/go build -o x . && /usr/local/bin/go version x'`,
      );
      expect(said).toContain(`go version go${version} `);
      expect(said).toContain(`x: go${version}`);
    }
  });

  test("each has its own name", async () => {
    for (const version of ["1.20.14", "1.21.5", "1.22.12"]) {
      expect(
        await inside(`cd / && /usr/bin/env -i PATH=/usr/bin /usr/local/bin/go${version} version`),
      ).toContain(`go${version} `);
      expect(
        await inside(
          `/usr/bin/env -i HOME=/root PATH=/usr/bin /opt/gobundle/current/bin/go${version} env GOPROXY`,
        ),
      ).toBe("file:///opt/gobundle/current/modules\n");
    }
  });

  test("a name whose Go is asked to switch finds the others", async () => {
    const said = await inside(
      "rm -rf /tmp/x && mkdir /tmp/x && cd /tmp/x && printf 'module x\\n\\ngo 1.22.0\\n' > go.mod && /usr/bin/env -i HOME=/root PATH=/usr/bin /usr/local/bin/go1.21.5 version",
    );
    expect(said).toContain("go1.22.12 ");
  });
});
