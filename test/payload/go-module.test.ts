import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { h1OfDigests } from "../../src/golang/dirhash.ts";
import { distributionDigests, isExecutable } from "../../src/payload/distribution.ts";
import { toolchainEntries } from "../../src/payload/go-module.ts";
import { inflate, openZip } from "../../src/payload/zip.ts";
import { faultOf } from "../support/fault-of.ts";
import { writeZip } from "../support/test-zip.ts";

const WHICH = { version: "1.21.5", target: "linux/amd64" };
const PREFIX = "golang.org/toolchain@v0.0.1-go1.21.5.linux-amd64/";
const NEEDED = ["VERSION", "bin/go", "pkg/tool/linux_amd64/compile", "pkg/tool/linux_amd64/link"];

const entriesOf = (names: readonly string[], prefix = PREFIX) =>
  toolchainEntries(
    openZip(writeZip(names.map((name) => ({ name: prefix + name }))), {
      names: 100,
      file: 1_000_000,
      ratio: 1032,
      unpacked: 1e6,
    }),
    WHICH,
  );

test("files go to their places in GOROOT, with modes by rule", () => {
  const entries = entriesOf([...NEEDED, "src/_go.mod", "src/all.bash", "src/fmt/print.go"]);
  expect(entries.map(({ installed, executable }) => [installed, executable])).toEqual([
    ["VERSION", false],
    ["bin/go", true],
    ["pkg/tool/linux_amd64/compile", true],
    ["pkg/tool/linux_amd64/link", true],
    ["src/go.mod", false],
    ["src/all.bash", true],
    ["src/fmt/print.go", false],
  ]);
  expect(entries.find(({ installed }) => installed === "src/go.mod")?.logName).toBe(`${PREFIX}src/_go.mod`);
});

test("treeH1 is over the installed names, goH1 over the module's", () => {
  const zip = writeZip([...NEEDED, "src/_go.mod"].map((name) => ({ name: PREFIX + name, content: name })));
  const entries = toolchainEntries(
    openZip(zip, { names: 100, unpacked: 1e6, file: 1e6, ratio: 1032 }),
    WHICH,
  );
  const files = entries.map((file) => ({ ...file, sha256: hash("sha256", inflate(zip, file.entry), "hex") }));
  const named = (name: string, content: string) => ({ name, sha256: hash("sha256", content, "hex") });
  expect(distributionDigests(files)).toEqual({
    treeH1: h1OfDigests([...NEEDED.map((n) => named(n, n)), named("src/go.mod", "src/_go.mod")]),
    goH1: h1OfDigests([...NEEDED, "src/_go.mod"].map((n) => named(PREFIX + n, n))),
  });
});

test("a go.mod at the top is as legal as in any module", () => {
  expect(entriesOf([...NEEDED, "go.mod"]).at(-1)?.installed).toBe("go.mod");
});

test.each(NEEDED)("a distribution without %s is none", (missing) => {
  expect(faultOf(() => entriesOf(NEEDED.filter((name) => name !== missing)))).toBe(
    "toolchain-content:missing",
  );
});

test("a distribution for another system lacks what this one needs", () => {
  expect(faultOf(() => entriesOf(NEEDED, PREFIX.replace("amd64", "arm64")))).toBe("toolchain-content:prefix");
  expect(faultOf(() => entriesOf(NEEDED.map((name) => name.replace("amd64", "arm64"))))).toBe(
    "toolchain-content:missing",
  );
});

test.each([
  ["src/go.mod", "toolchain-content:go.mod"],
  ["src/", "toolchain-content:folder"],
  ["../../etc/passwd", "entry-path:element"],
  ["src//x", "entry-path:element"],
  ["src/a\\b", "entry-path:separator"],
  ["src/a\u202eb", "entry-path:unseen-character"],
  ["BIN/go", "entry-path:collision"],
  ["bin/go/x", "entry-path:collision"],
])("%s in a distribution is refused", (name, fault) => {
  expect(faultOf(() => entriesOf([...NEEDED, name]))).toBe(fault);
});

test("go.mod and _go.mod in one folder would be one file", () => {
  expect(faultOf(() => entriesOf([...NEEDED, "go.mod", "_go.mod"]))).toBe("entry-path:collision");
});

test.each([
  ["bin/gofmt", true],
  ["pkg/tool/linux_amd64/vet", true],
  ["lib/time/update.bash", true],
  ["src/cmd/x.sh", true],
  ["src/syscall/mk.pl", true],
  ["src/all.rc", true],
  ["misc/go_android_arm_exec", true],
  ["lib/wasm/go_js_wasm_exec", true],
  ["src/bin/go", false],
  ["pkg/include/textflag.h", false],
  ["src/go_test_exec.go", false],
  ["src/go__exec", false],
  ["src/run.bash.txt", false],
])("%s is executable: %s", (name, expected) => {
  expect(isExecutable(name)).toBe(expected);
});
