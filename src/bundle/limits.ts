/** FORMAT 9: every cap of the format, each with its reason. Sizes in bytes. */

/** A member above this size states the digest of every piece of this size: what a damaged carrier costs is one piece. */
export const CHUNK_BYTES = 16 * 1024 * 1024; // FORMAT 6.1

/** 200,000 members at a generous 250 bytes a line, and room for the components: past it, a mistake or an attack. */
export const MAX_MANIFEST_BYTES = 64 * 1024 * 1024; // FORMAT 9.1

/** Ours are under 8 KiB with a chain of three certificates; past 64 KiB it is an attack or a mistake. */
export const MAX_SIGNATURE_BYTES = 64 * 1024; // FORMAT 9.1

/** Room for MAX_REVOKED entries of under 250 bytes each. */
export const MAX_REVOCATIONS_BYTES = 1024 * 1024; // FORMAT 9.5

/** A zone that has taken back this many certificates is better off with a new root. */
export const MAX_REVOKED = 4096; // FORMAT 9.5

/** A large vendored application has some 30,000 files; verify may hold 2 KiB for each member. */
export const MAX_MEMBERS = 200_000; // FORMAT 9.2

/** One a module version: the largest public applications need some 3,000. */
export const MAX_COMPONENTS = 50_000; // FORMAT 9.2

/** What 11 octal digits of a ustar header can state. 200,000 of them still add up to a safe integer. */
export const MAX_MEMBER_BYTES = 8 ** 11 - 1; // FORMAT 9.3

/** The last second that 11 octal digits can state (the year 2242). */
export const MAX_MTIME_SECONDS = 8 ** 11 - 1; // FORMAT 9.3

/** The deepest known field is 5 levels down; the rest is for fields to come. */
export const MAX_JSON_DEPTH = 16; // FORMAT 9.4

/** A list inside a component or the proof: targets, packages, tags, runs. */
export const MAX_LIST = 10_000; // FORMAT 9.4

/** Any string but a path: the longest is what a failed tool said (2 KiB). */
export const MAX_TEXT_BYTES = 4096; // FORMAT 9.4

/** All problems are counted, this many are named: a report for people to read. */
export const MAX_PROBLEMS = 50;

/** A permit has under 2 KiB; the rest is for what is called a reason. */
export const MAX_PERMIT_BYTES = 16 * 1024; // FORMAT 12.1

/** Some hundred signers or identities; past that it is no list that a person keeps. */
export const MAX_POLICY_BYTES = 64 * 1024; // FORMAT 14.1

/** A certificate's deepest honest value (a policy's notice) is 12 levels down. */
export const MAX_DER_DEPTH = 16; // FORMAT 2.13

/** An arc from a UUID has 19; arcs are numbers without a limit, and the cost of reading one grows with its square. */
export const MAX_OID_BYTES = 256; // FORMAT 2.13
