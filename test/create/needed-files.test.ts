import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { neededFiles } from "../../src/create/assemble/needed-files.ts";
import { nodeProcesses } from "../../src/host/node-process.ts";
import { testFolder } from "../support/inline-pool.ts";
import { writeInto } from "../support/private-supply.ts";

/** Lists a package in the current folder whose files are named after the machine that it is listed for. */
const LISTING_GO = `#!/bin/sh
[ "$GOARCH" = riscv64 ] && exit 1
cat <<END
{
	"Dir": "$PWD",
	"GoFiles": ["x_$GOOS-$GOARCH-$CGO_ENABLED.go"],
	"MFiles": ["x.m"],
	"FFiles": ["x.f"],
	"SwigFiles": ["x.swig"]
}
END
`;

test("files are named for every target, with cgo and without", async () => {
  const folder = testFolder();
  const [goroot, own, dir] = ["go", "own", "app"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const made of [own, dir]) mkdirSync(made);
  writeInto(join(goroot, "bin/go"), LISTING_GO);
  chmodSync(join(goroot, "bin/go"), 0o755);
  const targets = ["linux/amd64", "linux/riscv64", "linux/arm64"];
  const found = await neededFiles(nodeProcesses(["none"]), { goroot, own }, dir, { tags: [], targets });
  expect(found.sort()).toEqual([
    "x.f",
    "x.m",
    "x.swig",
    "x_linux-amd64-0.go",
    "x_linux-amd64-1.go",
    "x_linux-arm64-0.go",
    "x_linux-arm64-1.go",
  ]);
});
