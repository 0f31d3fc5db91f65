import type { ZipLimits } from "./zip.ts";

const MIB = 1024 * 1024;

/** golang/mod zip.MaxZipFile: the go command takes no module larger than this, packed or unpacked. */
export const MAX_MODULE_BYTES = 500 * MIB;

/** golang/mod zip.MaxGoMod and MaxLICENSE. */
export const MAX_GO_MOD_BYTES = 16 * MIB;

/** A zip without zip64 records can hold no more; the largest public modules have some 30,000 files. */
export const MODULE_LIMITS: ZipLimits = { entries: 65_534, unpacked: MAX_MODULE_BYTES };

/** Go 1.26 has 15,036 files in 300 MB with its tests; past these, a mistake or an attack. */
export const DISTRIBUTION_LIMITS: ZipLimits = { entries: 50_000, unpacked: 1024 * MIB };

/** Linux allows 4,096 bytes from the root of the file system; the root of an installation needs its share. */
export const MAX_PATH_BYTES = 2048;

/** NAME_MAX of every Linux file system that we write to. */
export const MAX_ELEMENT_BYTES = 255;

/** Go's own trees are 14 levels deep at most. */
export const MAX_PATH_DEPTH = 64;

/** A PAX header of Go's archives holds one path of at most 256 bytes. */
export const MAX_PAX_BYTES = 4096;
