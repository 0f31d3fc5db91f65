import { sha256 } from "../../src/bundle/digest.ts";
import type { Component } from "../../src/bundle/manifest/component.ts";
import type { Manifest } from "../../src/bundle/manifest/manifest.ts";
import { chunkCount, type Member } from "../../src/bundle/manifest/member.ts";
import type { MemberPath } from "../../src/bundle/member-path.ts";
import { renderSums, SUMS_PATH } from "../../src/bundle/sums.ts";
import { h1OfDigests } from "../../src/golang/dirhash.ts";

const digest = sha256(Buffer.from("content"));
const h1 = h1OfDigests([{ name: "any", sha256: digest }]);
const modH1 = h1OfDigests([{ name: "go.mod", sha256: digest }]);

/** A legal manifest with every kind of component and every field; no bytes stand behind it. */
export function wholeManifest(): Manifest {
  return restated({
    schema: "gobundle/manifest/1",
    name: "demo",
    sequence: 7,
    created: "2026-11-21T00:00:00Z",
    targets: ["linux/amd64", "linux/arm64"],
    critical: ["chunks"],
    logs: [{ name: "sum.example.test", key: "sum.example.test+00000000+AAAA" }],
    components: COMPONENTS,
    proof: {
      strength: "namespace",
      runs: [
        {
          app: "demo",
          go: "1.21.5",
          target: "linux/amd64",
          form: "vendor",
          command: "build",
          result: "held",
        },
        {
          app: "demo",
          go: "1.21.5",
          target: "linux/amd64",
          form: "modules",
          command: "build",
          result: "failed",
          reason: 'x.go:1:1: "quoted"\n\tnext \u202e line',
        },
      ],
      holds: { demo: ["vendor"] },
      programs: [
        { app: "demo", package: "example.test/demo", target: "linux/amd64", go: "1.21.5", sha256: digest },
      ],
    },
    members: MEMBERS,
  });
}

/** The manifest with the SHA256SUMS that its members ask for. */
export function restated(manifest: Manifest): Manifest {
  const rest = manifest.members.filter((member) => member.path !== SUMS_PATH);
  const text = Buffer.from(renderSums(rest));
  const sums: Member = { path: SUMS_PATH as MemberPath, size: text.length, sha256: sha256(text) };
  return { ...manifest, members: [sums, ...rest] };
}

/** A member of `component` with the one content that all have. */
export function memberOf(component: string, path: string, more: Partial<Member> = {}): Member {
  return { path: path as MemberPath, size: 7, sha256: digest, component, ...more };
}

/** The tree digest of files with that content under these names. */
/** The index of the one module version. */
const list = Buffer.from("v1.2.3\n");

export function treeOf(...names: string[]) {
  return h1OfDigests(names.map((name) => ({ name, sha256: digest })));
}

const version = { path: "github.com/Azure/x", version: "v1.2.3" };
const large = 40 * 1024 * 1024;

const COMPONENTS: readonly Component[] = [
  {
    id: "go1.21.5.linux-amd64",
    kind: "toolchain",
    version: "1.21.5",
    target: "linux/amd64",
    form: "module",
    treeH1: h1,
    goH1: h1,
    authenticity: { published: "not available", log: { log: "sum.golang.org", record: 22_000_000 } },
  },
  {
    id: "go1.22.12.linux-amd64",
    kind: "toolchain",
    version: "1.22.12",
    target: "linux/amd64",
    form: "archive",
    treeH1: h1,
    goH1: h1,
    authenticity: {
      published: "held",
      openpgp: {
        key: "8461efa0e74abae010de66994eb27db2a3b88b8b",
        trailer: "04000108000605026424d4c304ff0000000c",
      },
    },
  },
  {
    id: "github.com/Azure/x@v1.2.3",
    kind: "modules",
    ...version,
    treeH1: treeOf("v1.2.3.info", "v1.2.3.mod", "v1.2.3.zip"),
    goH1: h1,
    goModH1: modH1,
    log: { log: "sum.example.test", record: 0 },
  },
  {
    id: "index",
    kind: "modules",
    part: "index",
    treeH1: h1OfDigests([{ name: "github.com/!azure/x/@v/list", sha256: sha256(list) }]),
  },
  {
    id: "sumdb/sum.example.test",
    kind: "modules",
    part: "sumdb",
    treeH1: treeOf("supported", "tile/8/0/x001/234.p/5"),
  },
  {
    id: "demo",
    kind: "app",
    module: "example.test/demo",
    dir: "服务/api",
    goLine: "1.21",
    toolchainLine: "1.22.12",
    packages: ["./..."],
    tags: ["netgo"],
    vendored: true,
    treeH1: treeOf("服务/api/go.mod", "docs/说明.md"),
  },
  {
    id: "tool.linux-arm64",
    kind: "tool",
    package: "github.com/Azure/x/cmd/tool",
    module: "github.com/Azure/x",
    version: "v1.2.3",
    target: "linux/arm64",
    go: "1.24.2",
    treeH1: treeOf("tool"),
    goH1: h1,
    log: { log: "sum.golang.org", record: 1 },
  },
  { id: "post-apply/1-migrate.sh", kind: "script", when: "post-apply", treeH1: treeOf("1-migrate.sh") },
  { id: "etc/app.conf", kind: "file", treeH1: treeOf("app.conf") },
  {
    id: "gobundle-linux-amd64",
    kind: "installer",
    target: "linux/amd64",
    version: "0.1.0",
    size: 100_000_000,
    sha256: digest,
  },
  {
    id: "go/vulndb",
    kind: "vulndb",
    modified: "2026-11-20T08:00:00Z",
    treeH1: treeOf("ID/GO-2023-1571.json", "index/db.json"),
  },
];

const MEMBERS: readonly Member[] = [
  memberOf("go1.21.5.linux-amd64", "toolchains/v0.0.1-go1.21.5.linux-amd64.zip", {
    size: large,
    chunks: Array.from({ length: chunkCount(large) }, () => digest),
  }),
  memberOf("go1.22.12.linux-amd64", "toolchains/go1.22.12.linux-amd64.tar.gz"),
  memberOf("go1.22.12.linux-amd64", "toolchains/go1.22.12.linux-amd64.tar.gz.asc"),
  memberOf("github.com/Azure/x@v1.2.3", "modules/github.com/!azure/x/@v/v1.2.3.info"),
  memberOf("github.com/Azure/x@v1.2.3", "modules/github.com/!azure/x/@v/v1.2.3.mod", { goH1: modH1 }),
  memberOf("github.com/Azure/x@v1.2.3", "modules/github.com/!azure/x/@v/v1.2.3.zip", { goH1: h1 }),
  memberOf("index", "modules/github.com/!azure/x/@v/list", { size: list.length, sha256: sha256(list) }),
  memberOf("sumdb/sum.example.test", "modules/sumdb/sum.example.test/supported"),
  memberOf("sumdb/sum.example.test", "modules/sumdb/sum.example.test/tile/8/0/x001/234.p/5"),
  memberOf("demo", "apps/demo/服务/api/go.mod"),
  memberOf("demo", "apps/demo/docs/说明.md"),
  memberOf("tool.linux-arm64", "tools/linux-arm64/tool", { executable: true }),
  memberOf("post-apply/1-migrate.sh", "scripts/post-apply/1-migrate.sh", { executable: true }),
  memberOf("etc/app.conf", "files/etc/app.conf"),
  memberOf("gobundle-linux-amd64", "installer/gobundle-linux-amd64.gz"),
  memberOf("go/vulndb", "vulndb/ID/GO-2023-1571.json"),
  memberOf("go/vulndb", "vulndb/index/db.json"),
];
