import type { Member } from "./manifest/member.ts";

/** The member that lists all others, first in every bundle. */
export const SUMS_PATH = "SHA256SUMS";

/** FORMAT 7.1: the text of SHA256SUMS, every member but itself in manifest order, as `sha256sum -c` reads it. */
export function renderSums(members: Iterable<Pick<Member, "path" | "sha256">>): string {
  let text = "";
  for (const { path, sha256 } of members) {
    if (path !== SUMS_PATH) text += `${sha256}  ${path}\n`;
  }
  return text;
}
