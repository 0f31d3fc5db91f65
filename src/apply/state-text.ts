/** A state file: `key=value` lines in order, keys may repeat; what a POSIX shell reads with `while IFS== read -r`. */
export type StateLines = readonly (readonly [key: string, value: string])[];

/** A line break in a value would start another line: it and the backslash are escaped as in the journal. */
export function encodeState(lines: StateLines): string {
  return lines
    .map(([key, value]) => `${key}=${value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n`)
    .join("");
}

/** Lines without `=` are none of ours and are left out. */
export function decodeState(text: string): StateLines {
  return text.split("\n").flatMap((line) => {
    const equals = line.indexOf("=");
    return equals < 1 ? [] : [[line.slice(0, equals), unescapeValue(line.slice(equals + 1))] as const];
  });
}

export function firstValue(lines: StateLines, key: string): string | undefined {
  return lines.find(([name]) => name === key)?.[1];
}

export function allValues(lines: StateLines, key: string): string[] {
  return lines.flatMap(([name, value]) => (name === key ? [value] : []));
}

function unescapeValue(value: string): string {
  return value.replace(/\\([\\n])/g, (_, letter: string) => (letter === "n" ? "\n" : "\\"));
}
