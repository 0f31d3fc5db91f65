import { closeSync } from "node:fs";
import { MAX_MANIFEST_BYTES, MAX_SIGNATURE_BYTES } from "../bundle/limits.ts";
import type { Manifest, Member } from "../bundle/manifest.ts";
import { isIgnoredName } from "../bundle/member-path.ts";
import { Fault } from "../fault.ts";
import type { Media } from "../ports/media.ts";
import type { Batch, Body, Carrier, Checking } from "./carrier.ts";
import { Flow } from "./flow.ts";
import { type Listing, listFolder } from "./folder-listing.ts";
import { openMember } from "./jobs/check-files.ts";
import { costOf, pass } from "./pass.ts";
import { openPlain } from "./plain-file.ts";
import type { Pool } from "./pool.ts";
import { load } from "./source.ts";

const MANIFEST = "manifest.json";
const SIGNATURE = "manifest.p7s";

/** Opens a bundle whose members lie as files in a folder of their own. FORMAT 8.2, 8.3. Fault: not-a-bundle (3). */
export function openFolder(folder: string, label: string, pool: Pool): Media {
  const listing = listFolder(folder, isIgnoredName);
  if (!listing.files.includes(MANIFEST))
    throw new Fault("not-a-bundle", { path: label, rule: "no-manifest" });
  const signed = listing.files.includes(SIGNATURE);
  return {
    form: "folder",
    label,
    manifest: readHead(`${folder}/${MANIFEST}`, MAX_MANIFEST_BYTES, label),
    signature: signed ? readHead(`${folder}/${SIGNATURE}`, MAX_SIGNATURE_BYTES, label) : new Uint8Array(0),
    ignored: listing.ignored,
    pass: (manifest, destiny, seen) => {
      const order = { manifest, destiny, seen };
      const flow = new Flow(pool);
      pool.expect(costOf(order));
      return pass(new FolderCarrier(folder, label, listing, manifest, flow), flow, order);
    },
    close: () => undefined,
  };
}

function readHead(path: string, limit: number, label: string): Uint8Array {
  const { fd, size } = openPlain(path, "refuse");
  try {
    if (size > limit) throw new Fault("not-a-bundle", { path: label, rule: "head-too-large" }); // FORMAT 9.1
    return load({ fd, at: 0, label: path }, size).slice();
  } finally {
    closeSync(fd);
  }
}

class FolderCarrier implements Carrier {
  readonly #folder: string;
  readonly #label: string;
  readonly #listing: Listing;
  readonly #manifest: Manifest;
  readonly #flow: Flow;

  constructor(folder: string, label: string, listing: Listing, manifest: Manifest, flow: Flow) {
    this.#folder = folder;
    this.#label = label;
    this.#listing = listing;
    this.#manifest = manifest;
    this.#flow = flow;
  }

  /** FORMAT 8.2: the folder holds the manifest's files and no others. */
  begin(): void {
    const there = new Set(this.#listing.files);
    for (const head of [MANIFEST, SIGNATURE]) there.delete(head);
    for (const { path } of this.#manifest.members) {
      if (!there.delete(path)) throw new Fault("member-missing", { member: path, path: this.#label });
    }
    for (const member of there) throw new Fault("member-extra", { member, path: this.#label });
  }

  async batch({ first, members }: Batch): Promise<Checking> {
    return { result: this.#flow.run(first, "checkFiles", { folder: this.#folder, members }) };
  }

  large(member: Member): Body {
    const path = `${this.#folder}/${member.path}`;
    const fd = openMember(path, member.size);
    return {
      whole: () => Promise.resolve({ fd, at: 0, label: path }),
      piece: (at) => ({ fd, at, label: path }),
      free: () => undefined,
      end: () => undefined,
      close: () => closeSync(fd),
    };
  }

  end(): void {}
}
