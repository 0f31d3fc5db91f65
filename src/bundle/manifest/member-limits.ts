import { HASH_BYTES, TILE_WIDTH } from "../../golang/tile.ts";
import {
  MAX_ARMOR_BYTES,
  MAX_DISTRIBUTION_BYTES,
  MAX_GO_MOD_BYTES,
  MAX_INSTALLER_BYTES,
  MAX_LOOKUP_BYTES,
  MAX_MEMBER_BYTES,
  MAX_MODULE_BYTES,
} from "../../limits.ts";
import type { Component } from "./component.ts";

/**
 * FORMAT 9.6: the most bytes that a member of `component` may have; `name` is its name in the component's tree. What
 * readers take apart they hold in memory as a whole, so those have a limit of their own.
 */
export function mostBytesOf(component: Component, name: string): number {
  switch (component.kind) {
    case "toolchain":
      return name.endsWith(".asc") ? MAX_ARMOR_BYTES : MAX_DISTRIBUTION_BYTES;
    case "modules":
      if (component.part === "sumdb") return mostBytesOfLogFile(name);
      return name.endsWith(".zip") ? MAX_MODULE_BYTES : MAX_GO_MOD_BYTES;
    case "installer":
      return MAX_INSTALLER_BYTES;
    default:
      return MAX_MEMBER_BYTES;
  }
}

function mostBytesOfLogFile(name: string): number {
  return name.startsWith("tile/") ? TILE_WIDTH * HASH_BYTES : MAX_LOOKUP_BYTES;
}
