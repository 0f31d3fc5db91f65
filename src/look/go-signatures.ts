import type { ToolchainComponent } from "../bundle/manifest/component.ts";
import type { Manifest, Member } from "../bundle/manifest/manifest.ts";
import { placeOf } from "../bundle/places.ts";
import { Fault } from "../fault.ts";
import { checkGoSignature, readGoSignature, trailedBy } from "../payload/go-signature.ts";
import type { Trailed } from "../payload/openpgp-signature.ts";
import type { Destiny, Passed } from "../ports/media.ts";

/** An archive of Go's makers that travels with their signature. */
interface SignedArchive {
  readonly archive: string;
  readonly signature: string;
  readonly id: string;
  readonly evidence: NonNullable<ToolchainComponent["authenticity"]["openpgp"]>;
}

/** The OpenPGP signatures that a bundle carries, to be held against the archives while they go by. */
export class GoSignatures {
  readonly #all: readonly SignedArchive[];

  constructor({ components }: Manifest) {
    this.#all = components.flatMap((component) =>
      component.kind === "toolchain" ? signedArchive(component) : [],
    );
  }

  /** What becomes of a member that is a signature, whose bytes are needed in the end; undefined for others. */
  destiny(member: Member): Destiny | undefined {
    return this.#all.some(({ signature }) => signature === member.path) ? { do: "keep" } : undefined;
  }

  /** What is to be hashed behind a member's bytes; nothing where no signature is over it. */
  trailedOf(member: Member): { readonly trailed?: Trailed } {
    const signed = this.#all.find(({ archive }) => archive === member.path);
    return signed === undefined ? {} : { trailed: trailedBy(signed.evidence.trailer) };
  }

  /**
   * FORMAT 5.17: each signature is by the stated subkey of Go's makers, which counted when it was made, and is over its
   * archive. Faults (3): openpgp-format, openpgp-key, openpgp-key-unknown, openpgp-signature.
   */
  check(passed: readonly Passed[]): void {
    const found = new Map(passed.map((one) => [one.path, one]));
    for (const { archive, signature, id, evidence } of this.#all) {
      const carried = readGoSignature(found.get(signature)?.bytes ?? new Uint8Array());
      const { key } = carried;
      const want = `${evidence.key} ${evidence.trailer}`;
      const got = `${key} ${Buffer.from(carried.trailer).toString("hex")}`;
      if (want !== got) throw new Fault("openpgp-signature", { what: id, key, want, got });
      checkGoSignature(carried, id, found.get(archive)?.trailed ?? "");
    }
  }
}

function signedArchive(component: ToolchainComponent): SignedArchive[] {
  const { openpgp: evidence } = component.authenticity;
  const place = placeOf(component);
  if (evidence === undefined || !("file" in place) || place.signature === undefined) return [];
  return [{ archive: place.file, signature: place.signature, id: component.id, evidence }];
}
