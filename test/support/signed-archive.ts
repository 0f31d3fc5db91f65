import { hash } from "node:crypto";
import { sha256 } from "../../src/bundle/digest.ts";
import { distributionDigests } from "../../src/payload/distribution.ts";
import { readGoArchive } from "../../src/payload/go-archive.ts";
import type { Part } from "./bundle-parts.ts";
import type { TestMaker } from "./test-openpgp.ts";
import { writeGoArchive } from "./test-tar.ts";

/** What a test may state otherwise than it is. */
export interface SignedArchive {
  readonly maker: TestMaker;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The `.asc` as it travels; without it the maker's own over the archive. */
  readonly asc?: string;
  readonly key?: string;
  readonly trailer?: string;
}

/** Go 1.21.5 as an archive with its maker's signature beside it, and the evidence that a bundle states of it. */
export async function signedArchivePart(wanted: SignedArchive): Promise<Part> {
  const { maker } = wanted;
  const which = { version: "1.21.5", target: "linux/amd64" };
  const archive = writeGoArchive({ ...GO, ...wanted.files });
  const files: { installed: string; logName: string | undefined; sha256: string }[] = [];
  await readGoArchive(archive, which, (file) => files.push({ ...file, sha256: sha256(file.content) }));
  const asc = wanted.asc ?? maker.sign(archive);
  const { key = maker.subkey.fingerprint, trailer = maker.trailer() } = wanted;
  const id = "go1.21.5.linux-amd64";
  return {
    component: {
      id,
      kind: "toolchain",
      ...which,
      form: "archive",
      ...distributionDigests(files),
      authenticity: { published: "held", openpgp: { key, trailer } },
    },
    files: [
      { path: `toolchains/${id}.tar.gz`, content: archive },
      { path: `toolchains/${id}.tar.gz.asc`, content: asc },
    ],
  };
}

const GO = {
  VERSION: "go1.21.5\n",
  "bin/go": "#!/bin/sh\nexit 0\n",
  "bin/gofmt": "#!/bin/sh\ncat\n",
  "go.env": "GOTOOLCHAIN=auto\n",
  "pkg/tool/linux_amd64/compile": "#!/bin/sh\nexit 0\n",
  "pkg/tool/linux_amd64/link": "#!/bin/sh\nexit 0\n",
};

/** Bytes that do not shrink, so that the archive has several chunks. */
export function incompressible(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, at) =>
    hash("sha512", String(at), "buffer"),
  );
  return Buffer.concat(blocks).subarray(0, length);
}
