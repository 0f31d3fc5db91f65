import { posix } from "node:path";

/**
 * Whether a file is meant by one of the patterns, as in a .gitignore: a pattern without a slash means a name at any depth,
 * one with a slash a path from the app's folder; a folder means all that is in it.
 */
export function isMeant(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const bare = pattern.replace(/^\.?\/+|\/+$/g, "");
    const segments = path.split("/");
    if (!bare.includes("/")) return segments.some((segment) => posix.matchesGlob(segment, bare));
    return segments.some((_, i) => posix.matchesGlob(segments.slice(0, i + 1).join("/"), bare));
  });
}
