/** A whole number from 1 as people write it, in decimal digits alone; undefined for any other text. */
export function wholeNumber(text: string): number | undefined {
  return /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : undefined;
}
