/** Always odd: controls, formats, what draws nothing, halves of surrogate pairs, private and unassigned characters, all blanks but the one (Unicode general categories, UAX #44). */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/**
 * Drawn like a character that paths and names are made of (UTS #39): wide and mathematical letters and figures, Roman numerals,
 * ligatures, slashes, dots, dashes, colons, bars, strokes over the letter before. Not what plain Chinese or English prose needs,
 * such as the long dash and the ellipsis.
 */
const FORGED =
  /[\u0131\u01c0-\u01c3\u0251\u0261\u02d7\u2010-\u2013\u201a\u2024\u2025\u2044\u2100-\u214f\u2160-\u217f\u2212\u2215\u2216\u2223\u2236\u2500\u2501\u29f5\u29f8\ua789\ufb00-\ufb06\ufe52\ufe63\uff0d-\uff0f\uff10-\uff19\uff20-\uff3a\uff3c\uff3f\uff41-\uff5a\u{1d400}-\u{1d7ff}\u{1fbf0}-\u{1fbf9}]|[\u0335-\u0338]/gu;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN = /\p{Script=Latin}/u;

/** Letters of the scripts that have twins of Latin ones (UTS #39). */
const KINDRED =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/gu;

/** One of them that no Latin letter looks like. */
const DISTINCT =
  /(?![асԁеһіјӏорѕԛѵԝхуАВЕЅІЈКМНОРСТХУԌԚԜԀӀαγικνορτυχϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿհոսօցգզԼՍՏՕ])[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** How one odd character is written instead. */
export type Spelling = (character: string) => string;

/**
 * A text from outside with all that would draw something else than it is spelled out. Besides what is always odd, these are
 * Cyrillic, Greek and such letters in one word with Latin ones, and all of them where the text has none that is unlike
 * every Latin one: `аpp`, `соре`; a name that is plainly in such a script stays.
 */
export function visible(text: string, spelling: Spelling = spelled): string {
  // Nearly all that is ever shown.
  if (/^[ -~]*$/.test(text)) return text;
  const words = text
    .replace(UNSEEN, spelling)
    .replace(FORGED, spelling)
    .replace(WORD, (word) => (LATIN.test(word) ? word.replace(KINDRED, spelling) : word));
  return DISTINCT.test(words) ? words : words.replace(KINDRED, spelling);
}

/** `\u{hex}` */
function spelled(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A value as one line of JSON with the same characters spelled out: RFC 8259 takes `\uXXXX` for every character of a string. */
export function jsonLine(value: unknown): string {
  const strings = /"(?:[^"\\]|\\.)*"/gu;
  return `${JSON.stringify(value).replace(strings, (text) => visible(text, units))}\n`;
}

/** One escape for each UTF-16 unit. */
function units(character: string): string {
  const all = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return all.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
