/**
 * Whether the beginning of a module path matches one of the patterns of GOPRIVATE, GONOPROXY or GONOSUMDB: a comma-separated
 * list of globs in the syntax of Go's path.Match, each held against as many path elements as it has itself
 * (golang/mod module.MatchPrefixPatterns). A malformed glob matches nothing.
 */
export function matchesPrefix(globs: string, path: string): boolean {
  const elements = path.split("/");
  return globs
    .split(",")
    .map((glob) => glob.replace(/\/$/, ""))
    .filter((glob) => glob !== "")
    .some((glob) => {
      const depth = glob.split("/").length;
      return elements.length >= depth && isMatch(glob, elements.slice(0, depth).join("/"));
    });
}

/** path.Match: `*` and `?` stop at a slash, `[a-z]` and `[^a-z]` are classes, a backslash takes the next character as it is. */
function isMatch(glob: string, name: string): boolean {
  const parts = partsOf(glob);
  return parts !== undefined && new RegExp(`^${parts.join("")}$`, "su").test(name);
}

/** One character of a class: itself, or what stands behind a backslash. */
const MEMBER = "(?:\\\\.|[^\\\\\\]-])";
const CLASS = new RegExp(`^\\[(\\^?)((?:${MEMBER}(?:-${MEMBER})?)+)\\]`, "su");
const RANGE = new RegExp(`(${MEMBER})(?:-(${MEMBER}))?`, "gsu");

/** The glob as pieces of a regular expression; undefined where it is malformed. */
function partsOf(glob: string): string[] | undefined {
  const parts: string[] = [];
  for (let rest = glob; rest !== ""; ) {
    const [taken, part] = firstPart(rest);
    if (part === undefined) return undefined;
    parts.push(part);
    rest = rest.slice(taken.length);
  }
  return parts;
}

function firstPart(rest: string): readonly [taken: string, part: string | undefined] {
  const [first = ""] = rest;
  switch (first) {
    case "*":
      return [first, "[^/]*"];
    case "?":
      return [first, "[^/]"];
    case "[": {
      const [taken = "", not = "", members = ""] = CLASS.exec(rest) ?? [];
      return [taken, taken === "" ? undefined : `[${not}${rangesOf(members)}]`];
    }
    case "\\": {
      const [next] = rest.slice(1);
      return [first + (next ?? ""), next && literal(next)];
    }
    default:
      return [first, literal(first)];
  }
}

/** `a-z_` as a regular expression has it; a range from high to low holds nothing. */
function rangesOf(members: string): string {
  return [...members.matchAll(RANGE)]
    .map(([, low = "", high = low]) => [bare(low), bare(high)] as const)
    .filter(([low, high]) => (low.codePointAt(0) ?? 0) <= (high.codePointAt(0) ?? 0))
    .map(([low, high]) => `${literal(low)}-${literal(high)}`)
    .join("");
}

function bare(member: string): string {
  return member.startsWith("\\") ? member.slice(1) : member;
}

function literal(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
