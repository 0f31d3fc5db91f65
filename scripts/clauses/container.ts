import { type Break, breaksOf } from "./break.ts";

const FRAMING = "bundle/framing.test.ts";
const FOLDER = "host/folder-media.test.ts";
const PATHS = "bundle/member-path.test.ts";
const container = (name: string) => `cases/container/${name}.case.ts`;

/** FORMAT 4, 5, 6.1, 7.1, 8 and what stands in between: the form of a bundle. */
export const containers: readonly Break[] = [
  ...breaksOf(
    "bundle/framing.ts",
    ["4.2", ".equals(block) ?", ".equals(block) || true ?", FRAMING],
    ["4.2", "if ((list === undefined) !== (listSignature === undefined)) return undefined;", "", FRAMING],
    ["4.3", "end: data + size + padding(size)", "end: data + size", FRAMING],
    ["4.4", 'header.write("0000000", 108, "latin1");', "", FRAMING],
    [
      "4.4",
      'header.write("ustar\\u000000", 257, "latin1");',
      'header.write("ustar  \\u0000", 257, "latin1");',
      FRAMING,
    ],
    ["4.4", "executable === true ? EXECUTABLE_FILE : PLAIN_FILE", "PLAIN_FILE", FRAMING],
    [
      "4.6",
      "!manifest || !signature || mtime === undefined || others.length > 0",
      "!manifest || !signature || mtime === undefined",
      FRAMING,
    ],
    ["4.7", "bytes.length === TRAILER && ", "", FRAMING],
    ["9.1", "if (size > MOST_BYTES[file]) return undefined;", "", FRAMING],
    ["9.5", '"revocations.json": MAX_REVOCATIONS_BYTES', '"revocations.json": MAX_MANIFEST_BYTES', FRAMING],
  ),
  ...breaksOf(
    "host/threads/jobs/check-span.ts",
    ["4.4", "if (!isZero(bytes))", "if (false)", container("flipped-padding")],
    [
      "4.4",
      "if (!expectedHeader(member, span.mtime).equals(header))",
      "if (false)",
      container("flipped-mode"),
    ],
  ),
  ...breaksOf(
    "host/media/tar-media.ts",
    ["4.6", "if (this.#head.mtime !== this.#mtime)", "if (false)", container("head-times")],
    [
      "4.7",
      "this.#growth === undefined && this.#file.size !== this.#layout.total",
      "false",
      container("trailing-zeros"),
    ],
    [
      "4.7",
      "if (isZero(this.#read(this.#layout.trailer, TRAILER))) return;",
      "return;",
      container("flipped-trailer"),
    ],
  ),
  ...breaksOf(
    "host/media/pipe-media.ts",
    ["4.6", "if (this.#head.mtime !== this.#mtime)", "if (false)", container("head-times")],
    ["4.7", "if (got === TRAILER && isZero(last)) return;", "return;", container("trailing-byte")],
  ),
  ...breaksOf(
    "host/media/container-head.ts",
    ["4.2", "if (!isZero(filled.subarray(header.size)))", "if (false)", container("flipped-head-padding")],
    ["4.6", "if (head.mtime !== mtime)", "if (false)", container("head-time-of-the-signature")],
  ),
  ...breaksOf(
    "bundle/member-path.ts",
    ["4.5", "bytes.lastIndexOf(0x2f, 155)", "bytes.indexOf(0x2f)", PATHS],
    ["4.5", "if (bytes.length <= 100)", "if (bytes.length <= 99)", PATHS],
    ["5.1", "if (ODD_SEGMENT.test(raw))", "if (false)", manifestPath("path-dot-dot")],
    ["5.1", "if (!raw.isWellFormed())", "if (false)", PATHS],
    ["5.2", "if (FORBIDDEN.test(raw))", "if (false)", manifestPath("path-newline")],
    ["5.3", "if (INVISIBLE.test(raw))", "if (false)", manifestPath("path-bidi")],
    ["5.4", "if (isIgnoredName(raw))", "if (false)", PATHS],
    ["5.4", "(?:\\/|$)/i;", "(?:\\/|$)/;", PATHS],
    ["5.5", "if (HEAD_FILES.some((file) => file === raw))", "if (false)", PATHS],
    ["5.6", "raw.length > 33 &&", "false &&", PATHS],
    ["5.7", 'path.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC")', "path", PATHS],
    ["5.7", "return path.toLowerCase();", "return path;", PATHS],
    ["8.3", "return IGNORED_NAME.test(path); // FORMAT 8.3", "return false;", FOLDER],
  ),
  ...breaksOf(
    "bundle/places.ts",
    ["5.8", "file: `scripts/", "file: `script/", "bundle/manifest/consistency.test.ts"],
    ["5.15", "dir === undefined ? id :", "true ? id :", "bundle/places.test.ts"],
    ["6.4", 'path.slice(path.lastIndexOf("/") + 1)', "path", "bundle/manifest/consistency.test.ts"],
  ),
  ...breaksOf("bundle/sums.ts", [
    "7.1",
    "if (path !== SUMS_PATH) text +=",
    'if (path !== SUMS_PATH) text += "x" +',
    "bundle/sums.test.ts",
  ]),
  ...breaksOf(
    "host/media/large-member.ts",
    [
      "6.1",
      "for (const [number, want] of chunks.entries()) compareDigest(",
      "for (const [number, want] of []) compareDigest(",
      "host/media.test.ts",
    ],
    ["6.1", "compareDigest(path, got.sha256, sha256); // FORMAT 6.1", "", "host/media.test.ts"],
  ),
  ...breaksOf("host/threads/jobs/settle-member.ts", [
    "6.1",
    "if (got !== want)",
    "if (false)",
    container("flipped-content"),
  ]),
  ...breaksOf(
    "host/threads/jobs/check-chunk.ts",
    ["6.1", "compareDigest(chunk.name, digestRange(chunk), chunk.sha256);", "", "host/media.test.ts"],
    ["6.1", "compareDigest(chunk.name, sha256(bytes), chunk.sha256);", "", "host/media.test.ts"],
  ),
  ...breaksOf(
    "host/media/folder-media.ts",
    ["8.2", "if (!there.delete(path))", "if (!there.delete(path) && false)", container("missing-member")],
    [
      "8.2",
      'for (const member of there) throw new Fault("member-extra"',
      'for (const member of []) throw new Fault("member-extra"',
      container("extra-last"),
    ],
    ["9.1", "if (size > MOST_BYTES[file])", "if (false)", FOLDER],
    ["9.8", "isIgnoredName, MAX_FOLDER_ENTRIES)", "isIgnoredName)", FOLDER],
  ),
  ...breaksOf(
    "host/media/folder-listing.ts",
    [
      "8.2",
      'throw new Fault("tree-not-plain"',
      'files.push(relative), false && new Fault("tree-not-plain"',
      "host/folder-listing.test.ts",
    ],
    [
      "8.3",
      "if (isIgnored(entry.name, relative)) ignored.push(relative);",
      "if (isIgnored(entry.name, relative)) continue;",
      "host/folder-listing.test.ts",
    ],
    ["9.8", "if (left < 0)", "if (false)", "host/folder-listing.test.ts"],
  ),
];

function manifestPath(name: string): string {
  return `cases/manifest/${name}.case.ts`;
}
