import { join } from "node:path";
import type { Sha256 } from "../../bundle/digest.ts";
import { Fault } from "../../fault.ts";
import type { H1 } from "../../golang/dirhash.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import { type Candidate, fileNameOf, type Wanted } from "./distribution.ts";
import type { KnownDigests } from "./known-digests.ts";

export interface UnpackingPorts {
  readonly scratch: Scratch;
  readonly work: Work;
  readonly known: KnownDigests;
  /** Where distributions are unpacked for this run. */
  readonly room: string;
}

/** A distribution that is unpacked when its digests are not known yet, or when it is to run; at most once. */
export class Unpacking {
  readonly #wanted: Wanted;
  readonly #candidate: Candidate;
  readonly #ports: UnpackingPorts;
  #done: Promise<readonly [H1, H1]> | undefined;
  #said: readonly H1[] | undefined;

  constructor(wanted: Wanted, candidate: Candidate, ports: UnpackingPorts) {
    this.#wanted = wanted;
    this.#candidate = candidate;
    this.#ports = ports;
  }

  /** `treeH1` and `goH1` of the file with these bytes. */
  async sums(bytes: Sha256): Promise<readonly [H1, H1]> {
    const [treeH1, goH1] = this.#ports.known.find(bytes, 2) ?? (await this.#unpack());
    if (treeH1 === undefined || goH1 === undefined) throw new Error("a digest is missing");
    if (this.#done !== undefined) this.#ports.known.keep(bytes, [treeH1, goH1]);
    this.#said = [treeH1, goH1];
    return [treeH1, goH1];
  }

  /** The unpacked tree; what comes out must be what was said of it. Fault source-mismatch. */
  async goroot(): Promise<string> {
    const found = await this.#unpack();
    const i = found.findIndex((sum, at) => this.#said?.[at] !== undefined && this.#said[at] !== sum);
    if (i >= 0) {
      const what = fileNameOf(this.#wanted, this.#candidate.form);
      throw new Fault("source-mismatch", { what, want: this.#said?.[i] ?? "", got: found[i] ?? "" });
    }
    return this.#folder();
  }

  #unpack(): Promise<readonly [H1, H1]> {
    const { version, target } = this.#wanted;
    const { form, path } = this.#candidate;
    this.#done ??= this.#ports.work
      .unpackToolchain(path, form, version, target, this.#folder())
      .then(({ treeH1, goH1 }) => [treeH1, goH1] as const)
      .catch((error: unknown) => {
        this.#ports.scratch.remove(this.#folder());
        throw error;
      });
    return this.#done;
  }

  #folder(): string {
    const { version, target } = this.#wanted;
    return join(this.#ports.room, `${this.#candidate.form}-go${version}.${target.replace("/", "-")}`);
  }
}
