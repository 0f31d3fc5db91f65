import { type Break, breaksOf } from "./break.ts";

const LOG = "payload/sumdb-tree.test.ts";
const TILES = "golang/tlog.test.ts";
const GO_SIGNATURE = "payload/go-signature.test.ts";
const goArchive = (name: string) => `cases/go-archive/${name}.case.ts`;
const moduleZip = (name: string) => `cases/module-zip/${name}.case.ts`;

/** FORMAT 5.12 to 5.17, 6 and 9.6, 9.7: what members hold. */
export const payloads: readonly Break[] = [
  ...breaksOf(
    "payload/carried-log.ts",
    ["5.12", "if (!files.has(SUPPORTED))", "if (false)", LOG],
    ["5.12", "if (odd !== undefined)", "if (false)", LOG],
    ["5.13", "if (note === undefined || others.length > 0)", "if (note === undefined)", LOG],
    ["5.13", "if (lookupName({ path, version }) === name) continue;", "continue;", LOG],
    ["5.13", "if (tile !== undefined) tree.proveTile(tile);", "", LOG],
    ["5.13", "tree.proveRecords(lookups.values());", "", LOG],
  ),
  ...breaksOf(
    "payload/sumdb-tree.ts",
    ["5.13", "if (id === log.record) return;", "return;", LOG],
    ["5.13", "if (goH1 !== undefined && goH1 !== sums.zip)", "if (false)", LOG],
    ["5.13", "if (goModH1 !== undefined && goModH1 !== sums.mod)", "if (false)", LOG],
    ["5.13", "if (name === builtIn.name) return builtIn;", "", LOG],
  ),
  ...breaksOf(
    "golang/tlog.ts",
    ["5.13", 'if (root !== expected.toString("base64"))', "if (false)", TILES],
    ["5.13", "!this.#hashAt(0, id).equals(recordHash(text))", "false", TILES],
  ),
  ...breaksOf("bundle/release.ts", [
    "5.14",
    "return ours.modified < theirs.modified ? older : newer;",
    "return newer;",
    "bundle/release.test.ts",
  ]),
  ...breaksOf(
    "look/go-signatures.ts",
    ["5.17", "if (want !== got)", "if (false)", "look/go-signatures.test.ts"],
    ["5.17", "checkGoSignature(carried, id,", "void (carried, id,", "look/go-signatures.test.ts"],
  ),
  ...breaksOf(
    "payload/go-signature.ts",
    [
      "5.17",
      "if (packet?.tag !== SIGNATURE || more.length > 0)",
      "if (packet?.tag !== SIGNATURE)",
      GO_SIGNATURE,
    ],
    ["5.17", "if (signature.type !== BINARY)", "if (false)", GO_SIGNATURE],
  ),
  ...breaksOf("golang/dirhash.ts", [
    "6.2",
    "all.sort((a, b) => order(a.name, b.name)).map(lineOf)",
    "all.map(lineOf)",
    "golang/dirhash.test.ts",
  ]),
  ...breaksOf(
    "look/depth.ts",
    [
      "6.3",
      'if (component.kind === "toolchain") check(component, component.treeH1, treeH1);',
      "",
      "look/verify.test.ts",
    ],
    [
      "6.6",
      'if (component.kind === "toolchain" || component.kind === "modules") check(component, component.goH1, goH1);',
      "",
      moduleZip("other-record"),
    ],
  ),
  ...breaksOf(
    "apply/receive.ts",
    ["6.6", "if (found !== goH1)", "if (false)", "apply/faults.test.ts"],
    ["6.3", "if (got !== treeH1)", "if (false)", "apply/faults.test.ts"],
  ),
  ...breaksOf("payload/go-archive.ts", [
    "6.7",
    "if (ARCHIVE_ONLY.test(name)) return undefined;",
    "",
    "payload/go-archive.test.ts",
  ]),
  ...breaksOf(
    "bundle/manifest/member-limits.ts",
    [
      "9.6",
      'name.endsWith(".asc") ? MAX_ARMOR_BYTES : MAX_DISTRIBUTION_BYTES',
      "MAX_DISTRIBUTION_BYTES",
      "bundle/manifest/member-limits.test.ts",
    ],
    [
      "9.6",
      'name.endsWith(".zip") ? MAX_MODULE_BYTES : MAX_GO_MOD_BYTES',
      "MAX_MODULE_BYTES",
      "bundle/manifest/member-limits.test.ts",
    ],
    [
      "9.6",
      "return MAX_INSTALLER_BYTES;",
      "return MAX_MEMBER_BYTES;",
      "bundle/manifest/member-limits.test.ts",
    ],
    [
      "9.6",
      "TILE_WIDTH * HASH_BYTES : MAX_LOOKUP_BYTES",
      "MAX_LOOKUP_BYTES : MAX_LOOKUP_BYTES",
      "bundle/manifest/member-limits.test.ts",
    ],
  ),
  ...breaksOf(
    "payload/path-rules.ts",
    ["9.7", "if (Buffer.byteLength(name) > MAX_PATH_BYTES)", "if (false)", moduleZip("endless")],
    ["9.7", "if (elements.length > MAX_PATH_DEPTH)", "if (false)", goArchive("name-deep")],
    ["9.7", "elements.some(isLong)", "false", goArchive("name-long-segment")],
    ["9.7", "if (this.#seen.size >= this.#most)", "if (false)", goArchive("bomb-of-files")],
  ),
  ...breaksOf("limits.ts", [
    "9.7",
    "unpacked > SMALL_ARCHIVE_BYTES && unpacked > packed * ratio",
    "false",
    goArchive("bomb-by-ratio"),
  ]),
  ...breaksOf("payload/tar-reader.ts", [
    "9.7",
    'if (header.size > (header.kind === "pax" ? MAX_PAX_BYTES : this.#maxFile))',
    "if (false)",
    goArchive("size-claimed"),
  ]),
];
