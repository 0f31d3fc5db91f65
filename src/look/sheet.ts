import type { Sha256 } from "../bundle/digest.ts";
import type { Component, InstallerComponent } from "../bundle/manifest/component.ts";
import type { Manifest, Member } from "../bundle/manifest/manifest.ts";

/** What goes on the page that travels beside a bundle, to be compared and signed by hand. */
export interface Sheet {
  readonly name: string;
  readonly sequence: number;
  readonly created: string;
  /** The last second at which a host takes it. */
  readonly validUntil?: string | undefined;
  readonly targets: readonly string[];
  readonly identity: Sha256;
  /** The bundle file, where it is one. */
  readonly file: { readonly name: string; readonly size: number; readonly sha256: Sha256 } | undefined;
  readonly signers: readonly {
    readonly subject: string;
    readonly fingerprint: Sha256;
    /** Absent where the bundle has just been made: who believes it is for its readers to say. */
    readonly anchor?: Sha256;
  }[];
  /** `go1.21.5.linux-amd64`, `app demo`, `modules 45`, ... */
  readonly contents: readonly { readonly kind: string; readonly items: readonly string[] }[];
  /** Of the executables inside: to be compared before one is ever run. */
  readonly installers: readonly Pick<InstallerComponent, "id" | "version" | "size" | "sha256">[];
}

/** The transfer sheet of a bundle. `file` is the base name, size and digest of the container. */
export function sheetOf(
  manifest: Manifest,
  identity: Sha256,
  signers: Sheet["signers"],
  file: Sheet["file"],
): Sheet {
  const { name, sequence, created, validUntil, targets, components, members } = manifest;
  const kinds = Map.groupBy(components, (component) => component.kind);
  const contents = [...kinds].map(([kind, those]) => ({
    kind,
    items:
      kind === "modules"
        ? [`${those.filter((one) => "version" in one).length}`]
        : those.map((one) => itemOf(one, members)),
  }));
  const installers = components.filter((component) => component.kind === "installer");
  return { name, sequence, created, validUntil, targets, identity, file, signers, contents, installers };
}

/** The id; of a tool also what it is made of, and its size. */
function itemOf(component: Component, members: readonly Member[]): string {
  if (component.kind !== "tool") return component.id;
  const { id, package: name, version, go } = component;
  const size = members.find((member) => member.component === id)?.size ?? 0;
  return `${id} (${name}@${version}, go${go}, ${size} bytes)`;
}
