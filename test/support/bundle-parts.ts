import { type Sha256, sha256 } from "../../src/bundle/digest.ts";
import type { Component, ScriptTime } from "../../src/bundle/manifest/component.ts";
import { placeOf } from "../../src/bundle/places.ts";
import { type H1, h1OfDigests, h1OfGoMod } from "../../src/golang/dirhash.ts";
import { DISTRIBUTION_LIMITS } from "../../src/limits.ts";
import { distributionDigests, moduleVersion } from "../../src/payload/distribution.ts";
import { toolchainEntries } from "../../src/payload/go-module.ts";
import { modulePathInTree } from "../../src/payload/module-tree.ts";
import { moduleZipH1 } from "../../src/payload/module-zip.ts";
import { inflate, openZip } from "../../src/payload/zip.ts";
import type { Wanted } from "./make-bundle.ts";
import type { TestSumdb } from "./test-sumdb.ts";
import { writeZip } from "./test-zip.ts";

type Content = string | Uint8Array;

export interface PartFile {
  readonly path: string;
  readonly content: Content;
  readonly goH1?: H1;
  readonly executable?: true;
}

/** One component with its members' contents. */
export interface Part {
  readonly component: Component;
  readonly files: readonly PartFile[];
}

/** A Go distribution in which `bin/go` is a shell script that answers `version`; everything else is empty. */
export function toolchainPart(
  wanted: {
    readonly version: string;
    readonly target?: string;
    readonly files?: Readonly<Record<string, Content>>;
  },
  sumdb?: TestSumdb,
): Part {
  const { version, target = "linux/amd64" } = wanted;
  const dashed = target.replace("/", "-");
  const prefix = `golang.org/toolchain@v0.0.1-go${version}.${dashed}/`;
  const files = { ...fakeGo(version, target), ...wanted.files };
  const zip = writeZip(Object.entries(files).map(([name, content]) => ({ name: prefix + name, content })));
  const entries = toolchainEntries(openZip(zip, DISTRIBUTION_LIMITS), { version, target });
  const digests = distributionDigests(
    entries.map((one) => ({ ...one, sha256: sha256(inflate(zip, one.entry)) })),
  );
  const log = sumdb && { log: sumdb.name, record: sumdb.addToolchain(version, target, digests.goH1) };
  const id = `go${version}.${dashed}`;
  const authenticity = { published: "held", ...(log && { log }) } as const;
  return {
    component: { id, kind: "toolchain", version, target, form: "module", ...digests, authenticity },
    files: [{ path: `toolchains/v0.0.1-${id}.zip`, content: zip }],
  };
}

function fakeGo(version: string, target: string): Record<string, Content> {
  const tools = `pkg/tool/${target.replace("/", "_")}`;
  return {
    VERSION: `go${version}\n`,
    "bin/go": `#!/bin/sh\n[ "$1" = version ] && echo "go version go${version} ${target}"\nexit 0\n`,
    "bin/gofmt": "#!/bin/sh\ncat\n",
    "go.env": "GOPROXY=https://proxy.example.test,direct\nGOSUMDB=sum.golang.org\nGOTOOLCHAIN=auto\n",
    [`${tools}/compile`]: "#!/bin/sh\nexit 0\n",
    [`${tools}/link`]: "#!/bin/sh\nexit 0\n",
    "src/cmd/_go.mod": "module cmd\n",
  };
}

/** A module version as it stands in a GOPROXY tree. */
export function modulePart(
  wanted: {
    readonly path: string;
    readonly version: string;
    readonly files?: Readonly<Record<string, string>>;
  },
  sumdb?: TestSumdb,
): Part {
  const { path, version } = wanted;
  const module = { path, version };
  const goMod = wanted.files?.["go.mod"] ?? `module ${path}\n`;
  const files = { "go.mod": goMod, "x.go": "package x\n", ...wanted.files };
  const zip = writeZip(
    Object.entries(files).map(([name, content]) => ({ name: `${path}@${version}/${name}`, content })),
  );
  const goH1 = moduleZipH1(zip, module);
  const goModH1 = h1OfGoMod(Buffer.from(goMod));
  const info = JSON.stringify({ Version: version, Time: "2026-01-01T00:00:00Z" });
  const contents: PartFile[] = [
    { path: `modules/${modulePathInTree(module, "info")}`, content: info },
    { path: `modules/${modulePathInTree(module, "mod")}`, content: goMod, goH1: goModH1 },
    { path: `modules/${modulePathInTree(module, "zip")}`, content: zip, goH1 },
  ];
  const log = sumdb && { log: sumdb.name, record: sumdb.add(module, { zip: goH1, mod: goModH1 }) };
  const id = `${path}@${version}`;
  const more = { path, version, goH1, goModH1, ...(log && { log }) };
  return withTree({ id, kind: "modules", treeH1: noH1, ...more }, contents);
}

export function appPart(wanted: {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}): Part {
  const module = /^module (\S+)/m.exec(wanted.files["go.mod"] ?? "")?.[1] ?? `example.test/${wanted.name}`;
  const vendored = "vendor/modules.txt" in wanted.files;
  return withTree(
    { id: wanted.name, kind: "app", module, packages: ["./..."], tags: [], vendored, treeH1: noH1 },
    Object.entries(wanted.files).map(([name, content]) => ({ path: `apps/${wanted.name}/${name}`, content })),
  );
}

export function scriptPart(wanted: {
  readonly when: ScriptTime;
  readonly name: string;
  readonly text: string;
}): Part {
  const id = `${wanted.when}/${wanted.name}`;
  return withTree({ id, kind: "script", when: wanted.when, treeH1: noH1 }, [
    { path: `scripts/${id}`, content: wanted.text, executable: true },
  ]);
}

export function filePart(name: string, content: Content): Part {
  return withTree({ id: name, kind: "file", treeH1: noH1 }, [{ path: `files/${name}`, content }]);
}

export function installerPart(wanted: {
  readonly packed: Uint8Array;
  readonly size: number;
  readonly sha256: Sha256;
}): Part {
  const { packed, size, sha256: digest } = wanted;
  const id = "gobundle-linux-amd64";
  return {
    component: { id, kind: "installer", target: "linux/amd64", version: "0.1.0", size, sha256: digest },
    files: [{ path: `installer/${id}.gz`, content: packed }],
  };
}

/** The carried database: all its files at its present size, or those that these parts need and heads of `earlier` sizes. */
export function sumdbPart(
  sumdb: TestSumdb,
  parts: readonly Part[],
  { earlier, bendLog }: Pick<Wanted, "earlier" | "bendLog">,
): Part {
  const modules = parts.flatMap(({ component }) =>
    component.kind === "toolchain"
      ? [{ path: "golang.org/toolchain", version: moduleVersion(component) }]
      : component.kind === "modules" && component.log !== undefined
        ? [{ path: component.path ?? "", version: component.version ?? "" }]
        : [],
  );
  const carried = earlier === undefined ? sumdb.files() : sumdb.carried(modules, earlier);
  bendLog?.(carried);
  const files = [...carried].filter(([name]) => name !== "latest");
  return withTree(
    { id: `sumdb/${sumdb.name}`, kind: "modules", part: "sumdb", treeH1: noH1 },
    files.map(([name, content]) => ({ path: `modules/sumdb/${sumdb.name}/${name}`, content })),
  );
}

export function bytesOf(content: Content): Uint8Array {
  return typeof content === "string" ? Buffer.from(content) : content;
}

/** Stands in until `withTree` has taken the digest. */
const noH1 = "h1:" as H1;

/** FORMAT 6.5: the tree digest of what is installed as it is carried. */
export function withTree(
  component: Exclude<Component, { kind: "installer" }>,
  files: readonly PartFile[],
): Part {
  const place = placeOf(component);
  const start = "folder" in place ? place.folder.length : place.file.lastIndexOf("/") + 1;
  const leaves = files.map(({ path, content }) => ({
    name: path.slice(start),
    sha256: sha256(bytesOf(content)),
  }));
  return { component: { ...component, treeH1: h1OfDigests(leaves) }, files };
}
