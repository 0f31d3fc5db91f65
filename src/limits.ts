/**
 * Every limit on what others wrote, each with its reason: whatever an input claims, memory and time stay bounded by these.
 * The format's own are FORMAT 9. Sizes in bytes.
 */

const KIB = 1024;
const MIB = 1024 * KIB;

// The bundle

/** A member above this size states the digest of every piece of this size: what a damaged carrier costs is one piece. */
export const CHUNK_BYTES = 16 * MIB; // FORMAT 6.1

/** 200,000 members at a generous 250 bytes a line, and room for the components: past it, a mistake or an attack. */
export const MAX_MANIFEST_BYTES = 64 * MIB; // FORMAT 9.1

/** Ours are under 8 KiB with a chain of three certificates; past 64 KiB it is an attack or a mistake. */
export const MAX_SIGNATURE_BYTES = 64 * KIB; // FORMAT 9.1

/** Room for MAX_REVOKED entries of under 250 bytes each. */
export const MAX_REVOCATIONS_BYTES = MIB; // FORMAT 9.5

/** A zone that has taken back this many certificates is better off with a new root. */
export const MAX_REVOKED = 4096; // FORMAT 9.5

/** A large vendored application has some 30,000 files; verify may hold 2 KiB for each member. */
export const MAX_MEMBERS = 200_000; // FORMAT 9.2

/**
 * A bundle as a folder: its members, the folders that they lie in, and what systems leave behind. It is listed before
 * anything is signed, and each entry costs some 300 bytes.
 */
export const MAX_FOLDER_ENTRIES = 300_000; // FORMAT 9.8

/** One a module version: the largest public applications need some 3,000. */
export const MAX_COMPONENTS = 50_000; // FORMAT 9.2

/** What 11 octal digits of a ustar header can state. 200,000 of them still add up to a safe integer. */
export const MAX_MEMBER_BYTES = 8 ** 11 - 1; // FORMAT 9.3

/** The last second that 11 octal digits can state (the year 2242). */
export const MAX_MTIME_SECONDS = 8 ** 11 - 1; // FORMAT 9.3

/** All problems are counted, this many are named: a report for people to read. */
export const MAX_PROBLEMS = 50;

// Members that are taken apart, and so are held in memory as a whole

/** Go 1.26 has 65 MiB; four times that. */
export const MAX_DISTRIBUTION_BYTES = 256 * MIB; // FORMAT 9.6

/** golang/mod zip.MaxZipFile: the go command takes no module larger than this, packed or unpacked. */
export const MAX_MODULE_BYTES = 500 * MIB; // FORMAT 9.6

/** Packed, our own executable has some 35 MiB; unpacked, 120. */
export const MAX_INSTALLER_BYTES = 256 * MIB; // FORMAT 9.6

/** A release's signature has 833 bytes, the key of its makers 10 KiB. */
export const MAX_ARMOR_BYTES = 64 * KIB; // FORMAT 9.6

/** A record of some 200 bytes, and a signed head with a line a witness: real answers are under 1 KiB. */
export const MAX_LOOKUP_BYTES = 64 * KIB; // FORMAT 9.6

// JSON (FORMAT 9.4)

/** The deepest known field is 5 levels down; the rest is for fields to come. */
export const MAX_JSON_DEPTH = 16;

/** 200,000 members of six values, their chunks, and 50,000 components of a dozen: each costs the parser some 50 bytes. */
export const MAX_JSON_VALUES = 4_000_000;

/** -(2^53-1) has 17 characters. */
export const MAX_NUMBER_LENGTH = 17;

/** A list inside a component or the proof: targets, packages, tags, runs. An unknown object has as many fields at most. */
export const MAX_LIST = 10_000;

/** Any string but a path: the longest is what a failed tool said (2 KiB). */
export const MAX_TEXT_BYTES = 4 * KIB;

// What stands beside bundles

/** A permit has under 2 KiB; the rest is for what is called a reason. */
export const MAX_PERMIT_BYTES = 16 * KIB; // FORMAT 12.1

/** Some hundred signers or identities; past that it is no list that a person keeps. */
export const MAX_POLICY_BYTES = 64 * KIB; // FORMAT 14.1

// Signatures

/** Certificates in one signature: a handful for each signer; the cap keeps path building cheap. */
export const MAX_CERTIFICATES = 16; // FORMAT 2.8

/** Each costs a public key operation before anything is believed. */
export const MAX_SIGNERS = 8; // FORMAT 2.4

/** One verification with 8192 bits costs about a millisecond; beyond it, the cost grows by the square. */
export const MAX_RSA_BITS = 8192; // FORMAT 2.7

/** A certificate's deepest honest value (a policy's notice) is 12 levels down. */
export const MAX_DER_DEPTH = 16; // FORMAT 2.13

/** An arc from a UUID has 19; arcs are numbers without a limit, and the cost of reading one grows with its square. */
export const MAX_OID_BYTES = 256; // FORMAT 2.13

// Archives and zips inside of members

/** How much of an archive a reader takes (FORMAT 9.7). */
export interface ArchiveLimits {
  /** Names of files and folders, stated or following from a file's. */
  readonly names: number;
  /** Sum of the sizes of all files. */
  readonly unpacked: number;
  /** The largest file. */
  readonly file: number;
  /** Unpacked bytes for each packed one, in an archive of more than `SMALL_ARCHIVE_BYTES` unpacked. */
  readonly ratio: number;
}

/** Go 1.26 has 15,036 files in 1,500 folders and 300 MB with its tests, the largest of 26 MB, at a ratio of 4.5. */
export const DISTRIBUTION_LIMITS: ArchiveLimits = {
  names: 50_000,
  unpacked: 1024 * MIB,
  file: 64 * MIB,
  ratio: 20,
};

/**
 * A zip without zip64 records can hold no more entries; the largest public modules have some 30,000 files. Folders that
 * nothing states cost as much as files. What a module holds is its makers' affair, test data of zeros included: so any
 * ratio that deflate can reach (RFC 1951: 258 bytes in two bits).
 */
export const MODULE_LIMITS: ArchiveLimits = {
  names: 131_070,
  unpacked: MAX_MODULE_BYTES,
  file: MAX_MODULE_BYTES,
  ratio: 1032,
};

/** Our own executable at a ratio of 4. */
export const INSTALLER_LIMITS: Pick<ArchiveLimits, "unpacked" | "ratio"> = {
  unpacked: 1024 * MIB,
  ratio: 20,
};

/** Up to here a ratio says nothing: a small archive may be all zeros. */
const SMALL_ARCHIVE_BYTES = 16 * MIB;

/** Whether so much cannot have come out of so little. */
export function isOutOfRatio(
  unpacked: number,
  packed: number,
  { ratio }: Pick<ArchiveLimits, "ratio">,
): boolean {
  return unpacked > SMALL_ARCHIVE_BYTES && unpacked > packed * ratio;
}

/** golang/mod zip.MaxGoMod and MaxLICENSE. */
export const MAX_GO_MOD_BYTES = 16 * MIB;

/** Linux allows 4,096 bytes from the root of the file system; the root of an installation needs its share. */
export const MAX_PATH_BYTES = 1024;

/** NAME_MAX of every Linux file system that we write to. */
export const MAX_ELEMENT_BYTES = 255;

/** Go's own trees are 14 levels deep at most. */
export const MAX_PATH_DEPTH = 64;

/** A PAX header of Go's archives holds one path of at most 256 bytes. */
export const MAX_PAX_BYTES = 4 * KIB;

// Checksum databases

/** golang/mod sumdb/note takes no more. */
export const MAX_NOTE_BYTES = 1_000_000;
export const MAX_NOTE_SIGNATURES = 100;

// The connected side

/** Indexes, records, tiles, go.mod files: the largest honest one is the list of all Go releases, 2 MB. */
export const MAX_ANSWER_BYTES = 64 * MIB;
