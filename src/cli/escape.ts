/**
 * Characters that a terminal acts on or that hide or reorder text: C0 and C1 controls, DEL, Unicode's bidirectional
 * controls (UAX #9), line and paragraph separators, zero-width and tag characters, halves of surrogate pairs.
 */
const UNSAFE =
  /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text from outside (a name, a server's words) as it may be printed: unsafe characters become `\u{hex}`. */
export function escapeOutside(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** A value as one line of JSON in which nothing stands that a terminal acts on: RFC 8259 takes `\\uXXXX` for every character. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(UNSAFE, escapeUnits)}\n`;
}

function escapeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

/** Several lines from outside (a compiler's words): each is escaped and set behind a bar, so that none can pass for ours; `-` for none. */
export function escapeBlock(text: string): string {
  if (text.trim() === "") return "-";
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return lines.map((line) => `\n    | ${escapeOutside(line.replaceAll("\t", "    "))}`).join("");
}
