import { visible } from "../bundle/visible.ts";

/** Text from outside (a name, a server's words) as it may be printed. */
export function escapeOutside(text: string): string {
  return visible(text);
}

/** Several lines from outside (a compiler's words): each is escaped and set behind a bar, so that none can pass for ours; `-` for none. */
export function escapeBlock(text: string): string {
  if (text.trim() === "") return "-";
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return lines.map((line) => `\n    | ${escapeOutside(line.replaceAll("\t", "    "))}`).join("");
}
