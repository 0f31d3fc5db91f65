/** Up to three of `names` that `typed` may have meant, nearest first; all of them where none is near. */
export function nearestNames(typed: string, names: readonly string[]): readonly string[] {
  const shown = names.filter((name) => !name.startsWith("_"));
  const near = nearNames(typed, shown);
  return near.length === 0 ? shown : near;
}

/** Up to three of `names` that `typed` may have meant, nearest first. */
export function nearNames(typed: string, names: readonly string[]): readonly string[] {
  const ranked = names
    .map((name) => ({ name, distance: name.startsWith(`${typed} `) ? 0 : editDistance(typed, name) }))
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(typed.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return ranked.slice(0, 3).map(({ name }) => name);
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
