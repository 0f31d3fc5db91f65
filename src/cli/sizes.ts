/** `70.3 MB`, `1.5 kB`, `12 B`: decimal units, as disks are sold and as the progress lines count. */
export function megabytes(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return bytes >= 1e3 ? `${(bytes / 1e3).toFixed(1)} kB` : `${bytes} B`;
}
