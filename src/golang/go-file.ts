import { Fault } from "../fault.ts";

/** One directive of a go.mod or go.work, blocks taken apart: `require (\n a v1\n)` gives verb `require`, args `a v1`. */
export interface Directive {
  readonly verb: string;
  readonly args: readonly string[];
  /** What follows `//` on the line. */
  readonly comment: string;
  /** From 1. */
  readonly line: number;
}

const TOKEN =
  /[ \t\r]+|(\/\/.*)|("(?:[^"\\\n]|\\.)*"|`[^`\n]*`)|([()[\]{},])|((?:(?!\/\/)[^\s()[\]{},"`])+)/y;

/**
 * The directives of a go.mod or go.work (Go reference, "Lexical elements" and "Grammar" of go.mod files).
 * Fault "go-mod-syntax" {file, line, rule}.
 */
export function readDirectives(text: string, file: string): Directive[] {
  const directives: Directive[] = [];
  let block: string | undefined;
  for (const [index, raw] of text.split("\n").entries()) {
    const line = index + 1;
    const { tokens, comment } = tokensOf(raw, file, line);
    const [first, ...rest] = tokens;
    if (first === undefined) continue;
    if (block !== undefined) {
      if (first === ")" && rest.length === 0) block = undefined;
      else directives.push({ verb: block, args: tokens, comment, line });
    } else if (first === ")") {
      throw syntaxFault(file, line, "token");
    } else if (rest.length === 1 && rest[0] === "(") {
      block = first;
    } else {
      directives.push({ verb: first, args: rest, comment, line });
    }
  }
  if (block !== undefined) throw syntaxFault(file, text.split("\n").length, "open-block");
  return directives;
}

export function syntaxFault(file: string, line: number, rule: string): Fault {
  return new Fault("go-mod-syntax", { file, line, rule });
}

function tokensOf(line: string, file: string, number: number): { tokens: string[]; comment: string } {
  const tokens: string[] = [];
  let comment = "";
  TOKEN.lastIndex = 0;
  for (let at = 0; at < line.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(line);
    if (!match) throw syntaxFault(file, number, "token");
    const [, remark, quoted, mark, word] = match;
    if (remark !== undefined) comment = remark.slice(2).trim();
    else if (quoted !== undefined) tokens.push(unquote(quoted, file, number));
    else if (mark !== undefined || word !== undefined) tokens.push(mark ?? word ?? "");
  }
  return { tokens, comment };
}

/** Raw strings as they are; interpreted ones by JSON, which shares with Go all escapes that a path can need. */
function unquote(quoted: string, file: string, line: number): string {
  if (quoted.startsWith("`")) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw syntaxFault(file, line, "string");
  }
}
