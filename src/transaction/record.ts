import { sha256 } from "../bundle/digest.ts";

/**
 * One line of the journal: SHA-256 of the rest, TAB, the fields separated by TAB, LF. In a field `\\`, `\t` and `\n`
 * are escaped so that `printf %b` of a POSIX shell reads them; no other character is changed.
 */
export function encodeRecord(fields: readonly string[]): string {
  const body = fields.map(escapeField).join("\t");
  return `${digestOf(body)}\t${body}\n`;
}

/** The fields of a line without its LF, or undefined where the digest does not hold. */
export function decodeRecord(line: string): string[] | undefined {
  const tab = line.indexOf("\t");
  const body = line.slice(tab + 1);
  if (tab !== 64 || line.slice(0, tab) !== digestOf(body)) return undefined;
  return body.split("\t").map(unescapeField);
}

function digestOf(body: string): string {
  return sha256(new TextEncoder().encode(body));
}

function escapeField(field: string): string {
  return field.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n");
}

function unescapeField(field: string): string {
  return field.replace(/\\([\\tn])/g, (_, letter: string) =>
    letter === "t" ? "\t" : letter === "n" ? "\n" : "\\",
  );
}
