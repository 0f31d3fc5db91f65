import { type Sha256, sha256 } from "../../../bundle/digest.ts";
import type { MemberPath } from "../../../bundle/member-path.ts";
import { Fault } from "../../../fault.ts";
import type { ModuleVersion } from "../../../golang/module.ts";
import { HASH_BYTES, TILE_WIDTH } from "../../../golang/tile.ts";
import { rootOfTile } from "../../../golang/tlog.ts";
import { moduleZipH1 } from "../../../payload/module-zip.ts";
import type { Passed } from "../../../ports/media.ts";
import { writeNewFile } from "../../store/new-file.ts";

/** A member that fits into memory, and what becomes of it. */
export interface SmallMember {
  readonly path: MemberPath;
  readonly size: number;
  readonly sha256: Sha256;
  readonly executable?: true;
  readonly goal: SmallGoal;
}

export type SmallGoal =
  | { readonly do: "check" }
  | { readonly do: "keep"; readonly tile?: true }
  | { readonly do: "place"; readonly file: string; readonly executable: boolean }
  | { readonly do: "module"; readonly module: ModuleVersion };

/** Holds a member's bytes against the signed digest and only then uses them. Fault: member-digest (3). */
export function settleMember(member: SmallMember, bytes: Uint8Array): Passed | undefined {
  compareDigest(member.path, sha256(bytes), member.sha256); // FORMAT 6.1
  switch (member.goal.do) {
    case "check":
      return undefined;
    case "keep":
      return { path: member.path, bytes: bytes.slice(), ...(member.goal.tile && rootIn(bytes)) };
    case "place":
      writeNewFile(member.goal.file, bytes, member.goal.executable);
      return undefined;
    case "module":
      return { path: member.path, goH1: moduleZipH1(bytes, member.goal.module) };
  }
}

/** Computed where the bytes are: there are some hundred hashes to a tile, and threads to share them. */
function rootIn(tile: Uint8Array): Pick<Passed, "root"> {
  return tile.length === TILE_WIDTH * HASH_BYTES ? { root: rootOfTile(tile) } : {};
}

/** Fault: member-digest (3). */
export function compareDigest(member: string, got: Sha256, want: Sha256): void {
  if (got !== want) throw new Fault("member-digest", { member, want, got });
}
