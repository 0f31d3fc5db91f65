/** This machine in Go's names: `linux/amd64`, `linux/arm64`. */
export function goTarget(): string {
  return `${process.platform}/${process.arch === "x64" ? "amd64" : process.arch}`;
}
