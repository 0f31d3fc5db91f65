import { Fault } from "../fault.ts";

/** A line of a settings file: `key=value`, the key without `=`. */
export type KeyValue = readonly [key: string, value: string];

/** The text that both a shell and we can read: one `key=value` a line, LF. */
export function writeKeyValues(pairs: readonly KeyValue[]): string {
  return pairs.map(([key, value]) => `${key}=${value}\n`).join("");
}

/** Reads `key=value` lines; empty lines and those that begin with `#` are for people. Fault trust-store-invalid (3). */
export function readKeyValues(text: string, file: string): KeyValue[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const at = line.indexOf("=");
    if (at <= 0) throw new Fault("trust-store-invalid", { file, reason: "a line without key=value" });
    return [line.slice(0, at), line.slice(at + 1)];
  });
}
