import { type Sha256, Sha256Stream } from "../../../bundle/digest.ts";
import { INSTALLER_LIMITS } from "../../../limits.ts";
import { gunzipMember } from "../../../payload/gzip-member.ts";

/** A gzip file that has been checked as a whole and lies in shared memory. */
export interface GzipFile {
  readonly shared: SharedArrayBuffer;
  readonly length: number;
}

/** Size and digest of what a gzip file holds. Fault: archive-format (3). */
export async function gunzip({ shared, length }: GzipFile): Promise<{ size: number; sha256: Sha256 }> {
  const digest = new Sha256Stream();
  let size = 0;
  for await (const piece of gunzipMember(new Uint8Array(shared, 0, length), INSTALLER_LIMITS)) {
    digest.update(piece);
    size += piece.length;
  }
  return { size, sha256: digest.end() };
}
