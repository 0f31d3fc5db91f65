import type { Sha256 } from "./digest.ts";
import type { Unknown } from "./component.ts";

/** How sure the offline proof is: in a network namespace, without one, or not run. */
export type ProofStrength = "namespace" | "weak" | "none";

/** One command that ran offline against the bundle's own bytes. */
export interface ProofRun {
  readonly app: string;
  /** `1.21.5` */
  readonly go: string;
  readonly target: string;
  readonly form: "vendor" | "modules";
  /** `build`, `vet`, `test`, `mod download all`, ... */
  readonly command: string;
  readonly result: "held" | "failed";
  /** The tool's own words where it failed, at most 2 KiB. */
  readonly reason?: string;
}

/** A main program that the proof built from the module tree, CGO_ENABLED=0, -trimpath -buildvcs=false. */
export interface ProvenProgram {
  readonly app: string;
  readonly package: string;
  readonly target: string;
  readonly go: string;
  readonly sha256: Sha256;
}

export interface Proof extends Unknown {
  readonly strength: ProofStrength;
  readonly runs: readonly ProofRun[];
  /** Which form builds each app; at least one does. */
  readonly holds: Readonly<Record<string, readonly ("vendor" | "modules")[]>>;
  readonly programs: readonly ProvenProgram[];
}
