/** Most of what is passed on of a tool's opinions, in characters. */
const MOST = 2000;

/**
 * What `go vet -json` thinks of code that it could load: one JSON object a package between `# package` lines, analyzer ->
 * diagnostics with `posn` and `message`. Undefined where it has nothing to say.
 */
export function opinionsIn(said: string): string | undefined {
  const found = [...said.matchAll(/"posn": "(.*)",\s*(?:"end": ".*",\s*)?"message": "(.*)"/g)].map(
    ([, posn = "", message = ""]) => {
      const place = posn.split("/").slice(-2).join("/");
      return `${place}: ${message}`;
    },
  );
  return found.length === 0 ? undefined : found.join("; ").slice(0, MOST);
}
