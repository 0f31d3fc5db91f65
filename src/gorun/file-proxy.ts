/**
 * The GOPROXY address of a folder in the GOPROXY layout. The go command splits the list at `,` and `|` before it reads the
 * address and takes `%` for an escape: those three are escaped (Go reference: GOPROXY; cmd/go newProxyRepo).
 */
export function fileProxy(folder: string): string {
  return `file://${folder.replace(/[%,|]/g, (sign) => encodeURIComponent(sign))}`;
}
