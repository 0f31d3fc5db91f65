import { decodeState, encodeState } from "./state-text.ts";

/** One thing outside of the root that apply made. */
export type LedgerEntry =
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "link"; readonly path: string; readonly target: string }
  | { readonly kind: "file"; readonly path: string; readonly text: string };

export const LEDGER = "ledger";

/** `state/ledger`, in the order in which the things were made: `link=<path> -> <target>`. */
export function encodeLedger(entries: readonly LedgerEntry[]): string {
  return encodeState(entries.map((entry) => [entry.kind, entryText(entry)] as const));
}

export function decodeLedger(text: string): LedgerEntry[] {
  return decodeState(text).flatMap(([kind, value]): LedgerEntry[] => {
    if (kind === "folder") return [{ kind, path: value }];
    const arrow = value.indexOf(ARROW);
    const [path, rest] = [value.slice(0, arrow), value.slice(arrow + ARROW.length)];
    if (arrow < 1) return [];
    if (kind === "link") return [{ kind, path, target: rest }];
    return kind === "file" ? [{ kind, path, text: rest }] : [];
  });
}

const ARROW = " -> ";

function entryText(entry: LedgerEntry): string {
  if (entry.kind === "folder") return entry.path;
  return `${entry.path}${ARROW}${entry.kind === "link" ? entry.target : entry.text}`;
}
