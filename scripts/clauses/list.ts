/** A clause of FORMAT.md, a line of `src` that obeys it, how that is broken, and the test that must fail then. */
export interface Break {
  readonly clause: string;
  /** Relative to `src`. */
  readonly file: string;
  /** Stands there once. */
  readonly from: string;
  readonly to: string;
  /** Relative to `test`. */
  readonly test: string;
}

const MANIFEST = "bundle/manifest.test.ts";
const CONSISTENCY = "bundle/consistency.test.ts";
const PATHS = "bundle/member-path.test.ts";
const FRAMING = "bundle/framing.test.ts";

/** The clauses that are covered so far. */
export const breaks: readonly Break[] = [
  broken("3.1", "bundle/manifest/json-text.ts", "fatal: true", "fatal: false", "cases/cases.test.ts"),
  broken(
    "3.3",
    "bundle/manifest/canonical.ts",
    "isTextOf(bytes, canonicalParts(found, codec)) ?",
    "true ?",
    MANIFEST,
  ),
  broken(
    "3.4",
    "bundle/manifest/json-text.ts",
    "Number.isSafeInteger(value) ? undefined",
    "true ? undefined",
    MANIFEST,
  ),
  broken("3.5", "bundle/manifest/json-text.ts", "if (!value.isWellFormed())", "if (false)", MANIFEST),
  broken("3.9", "bundle/manifest/json-text.ts", "FIELD_NAME.test(name)", "true", MANIFEST),
  broken(
    "3.15",
    "bundle/manifest/component-rules.ts",
    "if (!hasItsId(component))",
    "if (false)",
    CONSISTENCY,
  ),
  broken("3.16", "bundle/manifest/consistency.ts", "if (!known.proven.has(app))", "if (false)", CONSISTENCY),
  broken("3.17", "bundle/manifest/manifest.ts", "if (!KNOWN_FIELDS.has(name))", "if (false)", MANIFEST),
  broken(
    "3.20",
    "bundle/manifest/consistency.ts",
    "Date.parse(validUntil) <= Date.parse(created)",
    "false",
    CONSISTENCY,
  ),
  broken("4.2", "bundle/framing.ts", ".equals(block) ?", ".equals(block) || true ?", FRAMING),
  broken("4.7", "bundle/framing.ts", "bytes.length === TRAILER && ", "", FRAMING),
  broken("5.1", "bundle/member-path.ts", "if (ODD_SEGMENT.test(raw))", "if (false)", PATHS),
  broken("5.2", "bundle/member-path.ts", "if (FORBIDDEN.test(raw))", "if (false)", PATHS),
  broken("5.3", "bundle/member-path.ts", "if (INVISIBLE.test(raw))", "if (false)", PATHS),
  broken("5.4", "bundle/member-path.ts", "if (isIgnoredName(raw))", "if (false)", PATHS),
  broken("5.5", "bundle/member-path.ts", "if (HEAD_FILES.some((file) => file === raw))", "if (false)", PATHS),
  broken("5.6", "bundle/member-path.ts", "raw.length > 33 &&", "false &&", PATHS),
  broken("5.7", "bundle/manifest/consistency.ts", "if (folders.has(key))", "if (false)", CONSISTENCY),
  broken("6.1", "bundle/manifest/consistency.ts", "chunks.length !== chunkCount(size)", "false", CONSISTENCY),
  broken(
    "6.5",
    "bundle/manifest/component-rules.ts",
    "h1OfDigests(files) !== component.treeH1",
    "false",
    CONSISTENCY,
  ),
  broken("7.2", "bundle/manifest/consistency.ts", "sums.size !== text.length || ", "false && ", CONSISTENCY),
  broken(
    "9.4",
    "bundle/manifest/json-text.ts",
    "if (++depth > MAX_JSON_DEPTH)",
    "if (++depth > 99)",
    MANIFEST,
  ),
  broken(
    "9.6",
    "bundle/manifest/component-rules.ts",
    "member.size > mostBytesOf(component, name)",
    "false",
    "cases/cases.test.ts",
  ),
  broken("9.8", "host/media/folder-listing.ts", "if (left < 0)", "if (false)", "host/folder-listing.test.ts"),
];

function broken(clause: string, file: string, from: string, to: string, test: string): Break {
  return { clause, file, from, to, test };
}
