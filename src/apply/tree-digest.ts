import type { StoredComponent } from "../bundle/release.ts";
import { type H1, h1OfDigests, type NamedDigest } from "../golang/dirhash.ts";
import type { Work } from "../ports/work.ts";

/** `treeH1` of a tree on disk. Fault tree-not-plain (3). */
export async function digestInstalled(work: Work, folder: string, component: StoredComponent): Promise<H1> {
  return h1OfDigests(await digestFilesOf(work, folder, component));
}

/**
 * The files of a tree on disk. A Go distribution's own go.env stands beside the link to the release's, as `go.env.orig`:
 * under its own name it is part of the digest, and the link is not, for it says nothing of the content.
 * Fault tree-not-plain (3).
 */
export async function digestFilesOf(
  work: Work,
  folder: string,
  component: StoredComponent,
): Promise<readonly NamedDigest[]> {
  if (component.kind !== "toolchain") return (await work.digestTree(folder)).files;
  const { files } = await work.digestTree(folder, ["go.env"]);
  return files.map(({ name, sha256 }) => ({ name: name === "go.env.orig" ? "go.env" : name, sha256 }));
}
