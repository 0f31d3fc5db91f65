import { Fault } from "../../fault.ts";
import { parseTreePath } from "../../payload/module-tree.ts";

/**
 * The names of the files of module versions that the go command looked for in a tree and did not find, as it says
 * (`reading file:///tree/x/@v/v1.0.0.mod: no such file or directory`), each once. A missing `list` is none of them: it
 * stands for a module that nothing asked for before.
 */
export function lackedFiles(said: string, tree: string): string[] {
  const place = `file://${tree}/`;
  const names = [...said.matchAll(/reading (file:\/\/\S+): (?:open \S+: )?no such file/g)].flatMap(
    ([, url = ""]) => {
      const address = unescaped(url);
      return address.startsWith(place) ? [address.slice(place.length)] : [];
    },
  );
  return [...new Set(names)].filter(isOfVersion);
}

/** The go command escapes what it adds to the address: `!a` is `%21a` (cmd/go modfetch.pathEscape). */
function unescaped(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** What else is there, as the files of a checksum database, cannot be fetched one by one. */
function isOfVersion(name: string): boolean {
  try {
    return parseTreePath(name).kind === "version";
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}
