import type { H1 } from "../golang/dirhash.ts";
import type { Component, Unknown } from "./component.ts";
import type { Sha256 } from "./digest.ts";
import type { MemberPath } from "./member-path.ts";
import type { Proof } from "./proof.ts";

/** One file of the bundle. */
export interface Member extends Unknown {
  readonly path: MemberPath;
  readonly size: number;
  readonly sha256: Sha256;
  /** Id of the component that it belongs to; absent for SHA256SUMS alone. */
  readonly component?: string;
  /** Go's own record of a module's `.zip` or `.mod`. */
  readonly goH1?: H1;
  /** Mode 0755 instead of 0644. */
  readonly executable?: true;
  /** SHA-256 of each 16 MiB, where the member is larger than that. */
  readonly chunks?: readonly Sha256[];
}

/** A checksum database other than sum.golang.org whose key the bundle states (`name+hash+key`). */
export interface StatedLog {
  readonly name: string;
  readonly key: string;
}

/** The list that names every byte of a bundle. */
export interface Manifest extends Unknown {
  readonly schema: "gobundle/manifest/1";
  readonly name: string;
  readonly sequence: number;
  /** RFC 3339 in UTC, whole seconds. */
  readonly created: string;
  readonly targets: readonly string[];
  /** Names of fields that a reader must know, or refuse. */
  readonly critical: readonly string[];
  readonly logs?: readonly StatedLog[];
  readonly components: readonly Component[];
  readonly proof: Proof;
  readonly members: readonly Member[];
}
