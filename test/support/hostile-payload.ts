import { constants, deflateRawSync, gzipSync } from "node:zlib";
import { h1OfDigests, h1OfGoMod } from "../../src/golang/dirhash.ts";
import { modulePathInTree } from "../../src/payload/module-tree.ts";
import { type Part, withTree } from "./bundle-parts.ts";
import { type HostileCase, signed } from "./hostile-case.ts";
import { makeBundle } from "./make-bundle.ts";
import { type TarPart, writeTar } from "./test-tar.ts";
import { writeZip, type ZipPart } from "./test-zip.ts";

/** Payloads that their zone signed: what stands in the manifest is right, what stands in the archive is not. */

const GO = { version: "1.21.5", target: "linux/amd64" } as const;
const GO_ID = "go1.21.5.linux-amd64";
const GO_PREFIX = "golang.org/toolchain@v0.0.1-go1.21.5.linux-amd64/";
const NEEDED = ["VERSION", "bin/go", "pkg/tool/linux_amd64/compile", "pkg/tool/linux_amd64/link"];
const MODULE = { path: "example.test/x", version: "v1.0.0" } as const;
const MODULE_PREFIX = "example.test/x@v1.0.0/";

/** Nobody can know what a broken payload adds up to; each reader has to stop before it matters. */
const anyH1 = h1OfDigests([]);

/** A bundle with these bytes as Go's archive. */
export function archived(gz: () => Uint8Array): HostileCase["make"] {
  return bundled(() => toolchain("archive", `toolchains/${GO_ID}.tar.gz`, gz()));
}

/** A bundle with Go's archive in which these entries follow a whole Go. */
export function goArchive(...parts: readonly TarPart[]): HostileCase["make"] {
  return archived(() => gzipSync(goTar(...parts)));
}

/** A bundle with Go's archive, its gzip file bent. */
export function bentGzip(bend: (gz: Buffer) => Uint8Array): HostileCase["make"] {
  return archived(() => bend(gzipSync(goTar())));
}

/** A gzip file of these bytes and then so many MiB of zeros. */
export function gzipZeros(mebibytes: number, first: Uint8Array = Buffer.alloc(0)): Buffer {
  const zeros = Buffer.alloc(1024 * 1024);
  // Each piece ends on a byte, so that they can stand one after the other (RFC 1951, stored block of no bytes).
  const piece = deflateRawSync(zeros, { finishFlush: constants.Z_FULL_FLUSH });
  const start = deflateRawSync(first, { finishFlush: constants.Z_FULL_FLUSH });
  const end = Buffer.of(3, 0);
  const body = Buffer.concat([start, ...Array.from({ length: mebibytes }, () => piece), end]);
  return Buffer.concat([Buffer.from("1f8b08000000000000ff", "hex"), body, Buffer.alloc(8)]);
}

/** The tar of a whole Go with these entries behind it. */
export function goTar(...parts: readonly TarPart[]): Buffer {
  return writeTar([...NEEDED.map((name) => ({ name: `go/${name}`, content: name })), ...parts]);
}

/** A bundle with the zip of golang.org/toolchain in which these entries follow a whole Go; names begin behind the prefix. */
export function goZip(
  parts: readonly ZipPart[],
  more: Parameters<typeof writeZip>[1] = {},
): HostileCase["make"] {
  const needed = NEEDED.map((name) => ({ name, content: name }));
  const prefixed = () => [...needed, ...parts].map((part) => under(GO_PREFIX, part));
  return zipped(() => writeZip(prefixed(), more));
}

/** A bundle with these bytes as the zip of golang.org/toolchain. */
export function zipped(zip: () => Uint8Array): HostileCase["make"] {
  return bundled(() => toolchain("module", `toolchains/v0.0.1-${GO_ID}.zip`, zip()));
}

/** A bundle with the zip of a whole golang.org/toolchain, its entries bent; names have their prefix. */
export function bentGoZip(bend: (parts: readonly ZipPart[]) => readonly ZipPart[]): HostileCase["make"] {
  const whole = () => NEEDED.map((name) => ({ name: GO_PREFIX + name, content: name }));
  return zipped(() => writeZip(bend(whole())));
}

/** A bundle with a module version whose zip is this. */
export function moduleZip(zip: () => Uint8Array): HostileCase["make"] {
  return bundled(() => modulePart(zip()));
}

/** A bundle with a module version in whose zip these entries follow a go.mod; names begin behind the prefix. */
export function moduleEntries(...parts: readonly ZipPart[]): HostileCase["make"] {
  const first = { name: "go.mod", content: `module ${MODULE.path}\n` };
  return moduleZip(() => writeZip([first, ...parts].map((part) => under(MODULE_PREFIX, part))));
}

function bundled(part: () => Part): HostileCase["make"] {
  return signed((zone) => makeBundle({ zone, name: "hostile", parts: [part()] }));
}

function under(prefix: string, part: ZipPart): ZipPart {
  const { localName } = part;
  return {
    ...part,
    name: prefix + part.name,
    ...(localName !== undefined && { localName: prefix + localName }),
  };
}

function toolchain(form: "archive" | "module", path: string, content: Uint8Array): Part {
  const component = { id: GO_ID, kind: "toolchain", ...GO, form, treeH1: anyH1, goH1: anyH1 } as const;
  return { component: { ...component, authenticity: { published: "held" } }, files: [{ path, content }] };
}

function modulePart(zip: Uint8Array): Part {
  const mod = `module ${MODULE.path}\n`;
  const goModH1 = h1OfGoMod(Buffer.from(mod));
  const files = [
    { path: `modules/${modulePathInTree(MODULE, "info")}`, content: "{}" },
    { path: `modules/${modulePathInTree(MODULE, "mod")}`, content: mod, goH1: goModH1 },
    { path: `modules/${modulePathInTree(MODULE, "zip")}`, content: zip, goH1: anyH1 },
  ];
  const id = `${MODULE.path}@${MODULE.version}`;
  return withTree({ id, kind: "modules", ...MODULE, goH1: anyH1, goModH1, treeH1: anyH1 }, files);
}
