import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Sha256, sha256 } from "../../src/bundle/digest.ts";
import { expectedHeader, padding, TRAILER } from "../../src/bundle/framing.ts";
import type { Component, ScriptTime } from "../../src/bundle/manifest/component.ts";
import {
  createdSeconds,
  encodeManifest,
  type Manifest,
  type Member,
} from "../../src/bundle/manifest/manifest.ts";
import { HEAD_FILES, type MemberPath } from "../../src/bundle/member-path.ts";
import { type Revocations, type SignedRevocations, stateRevocations } from "../../src/bundle/revocations.ts";
import { renderSums, SUMS_PATH } from "../../src/bundle/sums.ts";
import { CHUNK_BYTES } from "../../src/limits.ts";
import {
  appPart,
  bytesOf,
  filePart,
  installerPart,
  modulePart,
  type Part,
  scriptPart,
  sumdbPart,
  toolchainPart,
} from "./bundle-parts.ts";
import { TEST_NOW, type TestZone, testZone } from "./test-keys.ts";
import type { TestSumdb } from "./test-sumdb.ts";

/** What a test bundle holds; each part is left out unless asked for. */
export interface Wanted {
  readonly name?: string;
  readonly sequence?: number;
  /** RFC 3339; also the time in every header. */
  readonly created?: string;
  readonly zone?: TestZone;
  readonly targets?: readonly string[];
  /** Fake Go distributions: small module zips with a shell script as `bin/go`, or with these files. */
  readonly toolchains?: readonly {
    version: string;
    target?: string;
    files?: Readonly<Record<string, string | Uint8Array>>;
  }[];
  readonly modules?: readonly { path: string; version: string; files?: Readonly<Record<string, string>> }[];
  readonly apps?: readonly { name: string; files: Readonly<Record<string, string>> }[];
  readonly scripts?: readonly { when: ScriptTime; name: string; text: string }[];
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** For linux/amd64: the gzip file, and what is to be stated of the executable in it. */
  readonly installer?: { readonly packed: Uint8Array; readonly size: number; readonly sha256: Sha256 };
  /** Components that are made elsewhere. */
  readonly parts?: readonly Part[];
  /** A checksum database that holds the toolchains and modules; its files are carried, its key stated. */
  readonly sumdb?: TestSumdb;
  /** Carry no more of it than is needed for the bundle and to link the heads of these sizes. */
  readonly earlier?: readonly number[];
  /** Last change to the files of the database, by their names in it, before they are signed. */
  readonly bendLog?: (files: Map<string, Buffer>) => void;
  /** A list of revoked certificates to carry and to state. */
  readonly revocations?: Revocations | undefined;
  /** Last change to the manifest before it is signed: to state what is not true. */
  readonly restate?: (manifest: Manifest) => Manifest;
}

/** A member as it stands in the container; what the manifest says may differ after surgery. */
export interface Stored {
  readonly member: Member;
  readonly content: Uint8Array;
}

/** A signed bundle in memory. */
export interface TestBundle {
  readonly zone: TestZone;
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly revocations: SignedRevocations | undefined;
  readonly identity: Sha256;
  /** In manifest order, SHA256SUMS first. */
  readonly stored: readonly Stored[];
}

/** Makes a small bundle, signed by a test zone; without parts it holds one plain file, `hello.txt`. */
export function makeBundle(wanted: Wanted = {}): TestBundle {
  const zone = wanted.zone ?? testZone();
  const parts = partsOf(wanted);
  const stored = storedOf(parts);
  const manifest = manifestOf(
    wanted,
    parts.map((part) => part.component),
    stored.map((one) => one.member),
  );
  const manifestBytes = encodeManifest(manifest);
  const signature = zone.signer.sign(manifestBytes, TEST_NOW);
  const revocations = wanted.revocations?.signed;
  return { zone, manifest, manifestBytes, signature, revocations, identity: sha256(manifestBytes), stored };
}

/** The bundle as a container. `stored` may be any other list of members than the signed one. */
export function tarOf(bundle: TestBundle, stored: readonly Stored[] = bundle.stored): Buffer {
  const mtime = createdSeconds(bundle.manifest);
  const head = headFiles(bundle).map(({ path, content }) => ({ member: headMember(path, content), content }));
  const files = [...head, ...stored].map(({ member, content }) => blockOf(member, content, mtime));
  return Buffer.concat([...files, Buffer.alloc(TRAILER)]);
}

/** The files before the members, with their names. */
export function headFiles({
  manifestBytes,
  signature,
  revocations,
}: TestBundle): { path: string; content: Uint8Array }[] {
  const contents = [manifestBytes, signature, revocations?.list, revocations?.signature];
  return contents.flatMap((content, at) => (content ? [{ path: HEAD_FILES[at] ?? "", content }] : []));
}

/** Header, content and padding of one file. */
export function blockOf(
  member: Pick<Member, "path" | "size" | "executable">,
  content: Uint8Array,
  mtime: number,
): Buffer {
  return Buffer.concat([expectedHeader(member, mtime), content, Buffer.alloc(padding(content.length))]);
}

/** Writes the container as a file and gives its path. */
export function writeTar(bundle: TestBundle, folder: string): string {
  const path = join(folder, `${bundle.manifest.name}-${bundle.manifest.sequence}.gobundle`);
  writeFileSync(path, tarOf(bundle));
  return path;
}

/** Writes the bundle as a folder of files and gives its path. */
export function writeFolder(bundle: TestBundle, folder: string): string {
  const root = join(folder, `${bundle.manifest.name}-${bundle.manifest.sequence}`);
  const write = (path: string, content: Uint8Array, mode: number) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content, { mode });
  };
  for (const { path, content } of headFiles(bundle)) write(path, content, 0o644);
  for (const { member, content } of bundle.stored)
    write(member.path, content, member.executable ? 0o755 : 0o644);
  return root;
}

function headMember(path: string, content: Uint8Array): Member {
  return { path: path as MemberPath, size: content.length, sha256: sha256(content) };
}

function partsOf(wanted: Wanted): Part[] {
  const parts = [
    ...(wanted.toolchains ?? []).map((one) => toolchainPart(one, wanted.sumdb)),
    ...(wanted.modules ?? []).map((one) => modulePart(one, wanted.sumdb)),
    ...(wanted.apps ?? []).map(appPart),
    ...(wanted.scripts ?? []).map(scriptPart),
    ...Object.entries(wanted.files ?? {}).map(([name, content]) => filePart(name, content)),
  ];
  parts.push(...(wanted.parts ?? []));
  if (wanted.installer !== undefined) parts.push(installerPart(wanted.installer));
  if (parts.length === 0) parts.push(filePart("hello.txt", "hello\n"));
  // Last, because the parts before it add their records.
  return wanted.sumdb === undefined ? parts : [...parts, sumdbPart(wanted.sumdb, parts, wanted)];
}

function storedOf(parts: readonly Part[]): Stored[] {
  const files = parts.flatMap(({ component, files: members }) =>
    members.map(({ path, content, goH1, executable }) => {
      const bytes = bytesOf(content);
      const more = { ...(goH1 && { goH1 }), ...(executable && { executable }), ...chunksOf(bytes) };
      const member = {
        path: path as MemberPath,
        size: bytes.length,
        sha256: sha256(bytes),
        component: component.id,
        ...more,
      };
      return { member, content: bytes };
    }),
  );
  const sums = Buffer.from(renderSums(files.map(({ member }) => member)));
  const first: Member = {
    path: SUMS_PATH as MemberPath,
    size: sums.length,
    sha256: sha256(sums),
    ...chunksOf(sums),
  };
  return [{ member: first, content: sums }, ...files];
}

function chunksOf(bytes: Uint8Array): { chunks?: Sha256[] } {
  if (bytes.length <= CHUNK_BYTES) return {};
  const count = Math.ceil(bytes.length / CHUNK_BYTES);
  return {
    chunks: Array.from({ length: count }, (_, at) =>
      sha256(bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES)),
    ),
  };
}

function manifestOf(wanted: Wanted, components: readonly Component[], members: readonly Member[]): Manifest {
  const { sumdb } = wanted;
  const manifest: Manifest = {
    schema: "gobundle/manifest/1",
    name: wanted.name ?? "app",
    sequence: wanted.sequence ?? 1,
    created: wanted.created ?? "2026-11-21T00:00:00Z",
    targets: wanted.targets ?? ["linux/amd64"],
    critical: [],
    ...(wanted.revocations && { revocations: stateRevocations(wanted.revocations) }),
    ...(sumdb && { logs: [{ name: sumdb.name, key: sumdb.verifierKey }] }),
    components,
    proof: { strength: "none", runs: [], holds: {}, programs: [] },
    members,
  };
  return wanted.restate?.(manifest) ?? manifest;
}
