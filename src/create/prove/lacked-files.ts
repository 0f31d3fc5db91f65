import { Fault } from "../../fault.ts";
import { fileProxy } from "../../gorun/file-proxy.ts";
import { parseTreePath } from "../../payload/module-tree.ts";

/**
 * The names of the files of module versions that the go command looked for in a tree and did not find, as it says
 * (`reading file:///tree/x/@v/v1.0.0.mod: no such file or directory`), each once. A missing `list` is none of them: it
 * stands for a module that nothing asked for before.
 */
export function lackedFiles(said: string, tree: string): string[] {
  const place = `${fileProxy(tree)}/`;
  const names = [...said.matchAll(/reading (file:\/\/\S+): (?:open \S+: )?no such file/g)].flatMap(
    ([, url = ""]) => (url.startsWith(place) ? [url.slice(place.length)] : []),
  );
  return [...new Set(names)].filter(isOfVersion);
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
