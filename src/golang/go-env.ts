import { Fault } from "../fault.ts";

/**
 * A GOROOT/go.env with these settings. Of several lines with one key Go takes the first (cmd/go cfg.readEnvFile), so
 * lines are rewritten where they stand, later ones with the key are dropped, and only new keys are appended.
 */
export function renderGoEnv(base: string | undefined, settings: Readonly<Record<string, string>>): string {
  const left = new Map(Object.entries(settings));
  const lines = (base ?? "").replace(/\n$/, "").split("\n");
  const kept = base === undefined ? [] : lines.flatMap((line) => rewritten(line, settings, left));
  for (const [key, value] of left) kept.push(settingLine(key, value));
  return kept.map((line) => `${line}\n`).join("");
}

function rewritten(
  line: string,
  settings: Readonly<Record<string, string>>,
  left: Map<string, string>,
): string[] {
  const key = /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
  if (key === undefined || !Object.hasOwn(settings, key)) return [line];
  const value = left.get(key);
  left.delete(key);
  return value === undefined ? [] : [settingLine(key, value)];
}

/** A newline in a value would start a setting of its own. */
function settingLine(key: string, value: string): string {
  if (!/^[A-Z][A-Z0-9_]*$/.test(key) || /[\0\r\n]/.test(value))
    throw new Fault("internal", { reason: `go.env: ${key}` });
  return `${key}=${value}`;
}
