import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { resultIn } from "../support/result-schema.ts";
import { type Ended, ended } from "./support/bare-root.ts";
import { EXECUTABLE, gobundle } from "./support/executable.ts";

const made = inject("made");
const work = mkdtempSync(join(tmpdir(), "gobundle-create-"));
const temporary = join(work, "temporary");
const out = join(work, "out");
const env = { TMPDIR: temporary, SOURCE_DATE_EPOCH: "1700000000" };
const SIGNER = ["--key", join(made, "keys/signer.key"), "--cert", join(made, "keys/signer.pem")];
const TRUST = ["--trust", join(made, "keys/root.pem")];
const PROGRAM = 'package main\n\nfunc main() { println("hello") }\n';
/** The sums of real modules, as the example app has them. */
const sums = readFileSync(join(import.meta.dirname, "../../bundles/web-service/app/go.sum"), "utf8");

beforeAll(() => {
  for (const folder of [temporary, out]) mkdirSync(folder);
});
afterEach(() => {
  // Whatever came of it: nothing temporary stays.
  expect(readdirSync(temporary)).toEqual([]);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** An app's folder with these files. */
function app(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(work, "apps", name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const hello = () => app("hello", { "go.mod": "module example.test/hello\n\ngo 1.21\n", "main.go": PROGRAM });

function create(...words: readonly string[]): Promise<Ended> {
  return gobundle(["create", "--no-installer", "--sequence", "1", ...SIGNER, ...words], { env });
}

async function must(words: readonly string[]): Promise<Ended> {
  const done = await gobundle(words, { env });
  expect(done.status, `${words.join(" ")}\n${done.stdout}\n${done.stderr}`).toBe(0);
  return done;
}

async function creates(...words: readonly string[]): Promise<Ended> {
  return must(["create", "--no-installer", "--sequence", "1", ...SIGNER, ...words]);
}

/** Everything about a folder that can be seen from outside. */
async function listing(folder: string): Promise<string> {
  const script = `cd "$0" && find . -printf '%p %y %m %s %T@ %l\\n' | sort && find . -type f -exec sha256sum {} + | sort`;
  const { stdout } = await ended(
    spawn("sh", ["-c", script, folder], { stdio: ["ignore", "pipe", "inherit"] }),
  );
  expect(stdout).not.toBe("");
  return stdout;
}

describe("what create makes", () => {
  test("a folder has the members of the file; and the app's folder is untouched", async () => {
    const folder = hello();
    const before = await listing(folder);
    const file = join(out, "proven.gobundle");
    await creates("--go", "1.21.5", "--vendor", folder, "-o", file);
    await creates("--go", "1.21.5", "--vendor", folder, "--format", "dir", "-o", join(out, "proven"));
    expect(await listing(folder)).toBe(before);

    mkdirSync(join(out, "unpacked"));
    await ended(spawn("tar", ["-xf", file, "-C", join(out, "unpacked"), "--no-same-owner"]));
    const same = await ended(spawn("diff", ["-r", join(out, "unpacked"), join(out, "proven")]));
    expect([same.status, same.stdout]).toEqual([0, ""]);
    const identities = [];
    for (const path of [file, join(out, "proven")]) {
      const { stdout } = await must(["verify", "--deep", "--json", path, ...TRUST]);
      identities.push(resultIn(stdout)["identity"]);
    }
    expect(identities[1]).toBe(identities[0]);
  });

  test("same inputs, same bytes; and made again it is unchanged", async () => {
    const words = ["--no-prove", "--go", "1.21.5", "--vendor", hello()];
    const files = ["one", "two"].map((name) => join(out, name, "hello-1.gobundle"));
    for (const file of files) {
      mkdirSync(dirname(file));
      await creates(...words, "-o", `${dirname(file)}/`);
    }
    expect((await ended(spawn("cmp", files))).status).toBe(0);
    const again = await creates("--json", ...words, "-o", `${join(out, "one")}/`);
    expect(resultIn(again.stdout).changed).toBe(false);
  });

  test("one app with two Go versions", async () => {
    const file = join(out, "both.gobundle");
    await creates("--no-prove", "--go", "1.21.5", "--go", "1.22.12", "--vendor", hello(), "-o", file);
    const { stdout } = await must(["inspect", "--json", file, ...TRUST]);
    for (const id of ["go1.21.5.linux-", "go1.22.12.linux-"]) expect(stdout).toContain(`"id":"${id}`);
  });

  test("an app with an old go line: the manifest says that only the module tree builds it", async () => {
    const folder = app("old", {
      "go.mod": "module example.test/old\n\ngo 1.13\n\nrequire golang.org/x/sys v0.8.0\n",
      "go.sum": sums.replaceAll(/^(?!golang\.org\/x\/sys v0\.8\.0).*\n/gm, ""),
      "main.go": 'package main\n\nimport "golang.org/x/sys/unix"\n\nfunc main() { println(unix.Getpid()) }\n',
    });
    const file = join(out, "old.gobundle");
    const { stderr } = await creates("--go", "1.21.5", "--vendor", folder, "-o", file);
    expect(stderr).toContain("GB-0164");
    const { stdout } = await must(["inspect", "--json", file, ...TRUST]);
    expect(stdout).toContain('"holds":{"old":["modules"]}');
  });
});

describe("refusals, each with nothing left behind", () => {
  /** What it says, after the output folder was found as it was. */
  async function refused(status: number, id: string, ...words: readonly string[]): Promise<string> {
    const before = await listing(out);
    const done = await create(...words);
    expect(done.status, done.stderr).toBe(status);
    expect(done.stderr).toContain(`gobundle: error ${id}: `);
    expect(done.stderr).toMatch(/^ {2}state: \S/m);
    expect(done.stderr).toMatch(/^ {2}next: \S/m);
    expect(await listing(out)).toBe(before);
    return done.stderr;
  }
  const to = ["-o", join(out, "refused.gobundle")];

  test("an app that needs a newer Go: which one", async () => {
    const newer = app("newer", { "go.mod": "module example.test/newer\n\ngo 1.22.3\n", "main.go": PROGRAM });
    expect(await refused(2, "GB-2205", "--go", "1.21.5", "--vendor", newer, ...to)).toContain("--go 1.22.3");
    const line = app("toolchain", {
      "go.mod": "module example.test/t\n\ngo 1.21\n\ntoolchain go1.22.4\n",
      "main.go": PROGRAM,
    });
    expect(await refused(2, "GB-2205", "--go", "1.21.5", "--vendor", line, ...to)).toContain("1.22.4");
  });

  test("a folder without go.mod, a folder that is not there", async () => {
    await refused(2, "GB-2204", "--go", "1.21.5", "--vendor", app("bare", { "main.go": PROGRAM }), ...to);
    await refused(2, "GB-2203", "--go", "1.21.5", "--vendor", join(work, "none"), ...to);
  });

  test("a go.sum that lacks what the source needs", async () => {
    const stale = app("stale", {
      "go.mod": "module example.test/stale\n\ngo 1.21\n\nrequire github.com/google/uuid v1.5.0\n",
      "main.go":
        'package main\n\nimport "github.com/google/uuid"\n\nfunc main() { println(uuid.NewString()) }\n',
    });
    expect(await refused(1, "GB-1123", "--go", "1.21.5", "--vendor", stale, ...to)).toContain("go mod tidy");
  });

  test("an app that does not compile: the compiler's own words", async () => {
    const wrong = app("wrong", {
      "go.mod": "module example.test/wrong\n\ngo 1.21\n",
      "main.go": "package main\n\nfunc main() { nowhere() }\n",
    });
    const said = await refused(1, "GB-1120", "--go", "1.21.5", "--vendor", wrong, ...to);
    expect(said).toContain("main.go:3:15: undefined: nowhere");
  });

  test("a Go version that does not exist: the nearest that do", async () => {
    const said = await refused(2, "GB-2200", "--go", "1.21.99", "--vendor", hello(), ...to);
    expect(said).toContain("1.21.13");
  });

  test("an output that is something else, and one in a folder that is not there", async () => {
    const taken = join(out, "taken.gobundle");
    writeFileSync(taken, "mine\n");
    await refused(2, "GB-2211", "--no-prove", "--go", "1.21.5", "--vendor", hello(), "-o", taken);
    const none = join(out, "none/hello.gobundle");
    await refused(2, "GB-2212", "--go", "1.21.5", "--vendor", hello(), "-o", none);
  });

  test("a wrong passphrase", async () => {
    const folder = join(work, "locked");
    for (const name of ["right", "wrong"]) writeFileSync(join(work, name), `${name} and long enough\n`);
    await must(["keys", "new", "--dir", folder, "--passphrase-file", join(work, "right")]);
    const key = ["--key", join(folder, "signer.key"), "--cert", join(folder, "signer.pem")];
    await refused(
      2,
      "GB-2100",
      "--go",
      "1.21.5",
      "--vendor",
      hello(),
      ...key,
      "--passphrase-file",
      join(work, "wrong"),
      ...to,
    );
  });

  test("two apps of one name", async () => {
    const other = app("elsewhere/hello", {
      "go.mod": "module example.test/other\n\ngo 1.21\n",
      "main.go": PROGRAM,
    });
    await refused(2, "GB-2207", "--go", "1.21.5", "--vendor", hello(), "--vendor", other, ...to);
  });

  test("an empty cache and no network allowed", async () => {
    await refused(
      1,
      "GB-1112",
      "--offline",
      "--cache",
      join(work, "empty"),
      "--go",
      "1.21.5",
      "--vendor",
      hello(),
      ...to,
    );
  });
});

describe("Ctrl-C", () => {
  /** Starts create, interrupts it once it says these words, and gives how it ended. */
  function interrupted(words: readonly string[], once: RegExp): Promise<Ended> {
    const argv = ["create", "--no-installer", ...SIGNER, ...words, "-o", join(out, "interrupted.gobundle")];
    const child = spawn(EXECUTABLE, argv, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env, LC_ALL: "C.UTF-8" },
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      const before = once.test(said);
      said += text;
      if (!before && once.test(said)) child.kill("SIGINT");
    });
    return ended(child);
  }

  test.each([
    ["while Go is fetched", /^Fetching/m, ["--cache", join(work, "fresh")]],
    ["while the proof builds", /^Proving the build offline: hello/m, []],
  ] as const)("%s: 130, and nothing is left", async (_, once, words) => {
    const before = await listing(out);
    const done = await interrupted(["--go", "1.21.5", "--vendor", hello(), ...words], once);
    expect(done.status, done.stderr).toBe(130);
    expect(done.stderr).toContain("gobundle: error GB-1002: ");
    expect(await listing(out)).toBe(before);
    expect(existsSync(join(out, "interrupted.gobundle"))).toBe(false);
  });
});
