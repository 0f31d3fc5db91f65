import { rootOfTile } from "../../../golang/tlog.ts";

/** The hash over each of some complete tiles of a checksum database. */
export function tileRoots(tiles: readonly Uint8Array[]): readonly string[] {
  return tiles.map(rootOfTile);
}
