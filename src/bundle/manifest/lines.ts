/** A text in parts, one after the other: whoever compares it need not hold all of it. */
export type Parts = Iterable<string>;

/** FORMAT 3.6: `lines` between two brackets, each on a line of its own, `indent` being the blanks before the first bracket. */
export function* onLines(brackets: "[]" | "{}", lines: Iterable<Parts>, indent: string): Parts {
  let before = brackets.charAt(0);
  let count = 0;
  for (const line of lines) {
    yield `${before}\n${indent}  `;
    yield* line;
    before = ",";
    count++;
  }
  yield count === 0 ? brackets : `\n${indent}${brackets.charAt(1)}`;
}

/** So many characters are compared at once: few calls, and little memory. */
const ENOUGH = 16_384;

/** Whether `bytes` are the UTF-8 of the text and no more. */
export function isTextOf(bytes: Uint8Array, parts: Parts): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  for (const text of inBulk(parts)) {
    const part = Buffer.from(text);
    if (!part.equals(whole.subarray(at, at + part.length))) return false;
    at += part.length;
  }
  return at === whole.length;
}

function* inBulk(parts: Parts): Parts {
  let held = "";
  for (const part of parts) {
    held += part;
    if (held.length < ENOUGH) continue;
    yield held;
    held = "";
  }
  yield held;
}
