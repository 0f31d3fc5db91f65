/** A text without the names and passwords in its URLs (RFC 3986 section 3.2.1): what is told, recorded or carried has none. */
export function withoutUserinfo(text: string): string {
  return text.replace(/(?<=:\/\/)[^\s/]*@/g, "");
}
