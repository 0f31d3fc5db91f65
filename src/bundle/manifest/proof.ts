import type { Sha256 } from "../digest.ts";
import type { Unknown } from "./component.ts";
import { type Codec, dictionary, list, object, oneOf } from "./decode.ts";
import { goVersion, label, phrase, sha256Hex, target } from "./fields.ts";

/** How sure the offline proof is: in a network namespace, without one, or not run. */
export type ProofStrength = "namespace" | "weak" | "none";

/** One command that ran offline against the bundle's own bytes. */
export interface ProofRun extends Unknown {
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
export interface ProvenProgram extends Unknown {
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

const form = oneOf("vendor", "modules");

/** FORMAT 3.12: one run and one program a line. */
export const proofCodec: Codec<Proof> = object<Proof>(
  {
    strength: oneOf("namespace", "weak", "none"),
    runs: list(
      object<ProofRun>({
        app: label,
        go: goVersion,
        target,
        form,
        command: phrase,
        result: oneOf("held", "failed"),
        reason: { optional: phrase },
      }),
      { lined: true },
    ),
    holds: dictionary(label, list(form)),
    programs: list(
      object<ProvenProgram>({ app: label, package: phrase, target, go: goVersion, sha256: sha256Hex }),
      { lined: true },
    ),
  },
  { lined: true },
);
