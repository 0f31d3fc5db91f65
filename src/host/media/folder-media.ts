import { closeSync } from "node:fs";
import { type HeadFile, MOST_BYTES } from "../../bundle/framing.ts";
import type { Manifest, Member } from "../../bundle/manifest/manifest.ts";
import { isIgnoredName } from "../../bundle/member-path.ts";
import type { SignedRevocations } from "../../bundle/revocations.ts";
import { Fault } from "../../fault.ts";
import { MAX_FOLDER_ENTRIES } from "../../limits.ts";
import type { Media } from "../../ports/media.ts";
import { openPlain } from "../plain-file.ts";
import { Flow } from "../threads/flow.ts";
import { openMember } from "../threads/jobs/check-files.ts";
import type { Pool } from "../threads/pool.ts";
import { load } from "../threads/source.ts";
import type { Batch, Body, Carrier, Checking } from "./carrier.ts";
import { type Listing, listFolder } from "./folder-listing.ts";
import { costOf, pass } from "./pass.ts";

/** Opens a bundle whose members lie as files in a folder of their own. FORMAT 8.2, 8.3. Fault: not-a-bundle (3). */
export function openFolder(folder: string, label: string, pool: Pool): Media {
  const listing = listFolder(folder, isIgnoredName, MAX_FOLDER_ENTRIES); // FORMAT 9.8
  const head = new FolderHead(folder, label, listing);
  const manifest = head.read("manifest.json");
  if (manifest === undefined) throw new Fault("not-a-bundle", { path: label, rule: "no-manifest" });
  return {
    form: "folder",
    label,
    manifest,
    signature: head.read("manifest.p7s") ?? NOTHING,
    revocations: head.revocations(),
    ignored: listing.ignored,
    pass: (trusted, destiny, seen) => {
      const order = { manifest: trusted, destiny, seen };
      const flow = new Flow(pool);
      pool.expect(costOf(order));
      return pass(new FolderCarrier(folder, label, listing, head, trusted, flow), flow, order);
    },
    close: () => undefined,
  };
}

const NOTHING = new Uint8Array(0);

/** The head files of a folder. */
class FolderHead {
  readonly #folder: string;
  readonly #label: string;
  readonly #listing: Listing;
  /** Names of those that were read. */
  readonly found: HeadFile[] = [];

  constructor(folder: string, label: string, listing: Listing) {
    this.#folder = folder;
    this.#label = label;
    this.#listing = listing;
  }

  /** Undefined where it is missing. */
  read(file: HeadFile): Uint8Array | undefined {
    if (!this.#listing.files.includes(file)) return undefined;
    this.found.push(file);
    const path = `${this.#folder}/${file}`;
    const { fd, size } = openPlain(path, "refuse");
    try {
      // FORMAT 9.1, 9.5
      if (size > MOST_BYTES[file])
        throw new Fault("not-a-bundle", { path: this.#label, rule: "head-too-large" });
      return load({ fd, at: 0, label: path }, size).slice();
    } finally {
      closeSync(fd);
    }
  }

  revocations(): SignedRevocations | undefined {
    const list = this.read("revocations.json");
    return list && { list, signature: this.read("revocations.p7s") ?? NOTHING };
  }
}

class FolderCarrier implements Carrier {
  readonly #folder: string;
  readonly #label: string;
  readonly #listing: Listing;
  readonly #head: FolderHead;
  readonly #manifest: Manifest;
  readonly #flow: Flow;

  constructor(
    folder: string,
    label: string,
    listing: Listing,
    head: FolderHead,
    manifest: Manifest,
    flow: Flow,
  ) {
    this.#folder = folder;
    this.#label = label;
    this.#listing = listing;
    this.#head = head;
    this.#manifest = manifest;
    this.#flow = flow;
  }

  /** FORMAT 8.2: the folder holds the manifest's files and no others. */
  begin(): void {
    const there = new Set(this.#listing.files);
    for (const file of this.#head.found) there.delete(file);
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
    const present = { fd, at: 0, label: path };
    return {
      present,
      whole: () => Promise.resolve(present),
      piece: (at) => ({ fd, at, label: path }),
      free: () => undefined,
      end: () => undefined,
      close: () => closeSync(fd),
    };
  }

  end(): void {}
}
