import { expectedHeader, isZero, pathInHeader } from "../../bundle/framing.ts";
import type { Manifest } from "../../bundle/manifest/manifest.ts";
import { Fault } from "../../fault.ts";

/** Where a header was found that is not the one that the manifest demands. */
export interface OddHeader {
  readonly header: Uint8Array;
  /** Number of the member whose header belongs there. */
  readonly index: number;
  readonly label: string;
  /** The media has exactly as many bytes as the manifest demands: then nothing is missing, things changed places. */
  readonly complete: boolean;
}

/** Says what an unexpected header means. It is compared and named, never obeyed. Faults (3): all about members. */
export function oddHeaderFault(manifest: Manifest, mtime: number, odd: OddHeader): Fault {
  const { header, index, label: path } = odd;
  const want = manifest.members[index]?.path ?? "";
  if (isZero(header)) return new Fault("member-missing", { member: want, path });
  const found = manifest.members.findIndex((member) => expectedHeader(member, mtime).equals(header));
  const member = manifest.members[found]?.path;
  if (member === undefined) return unknownHeaderFault(manifest, odd, want);
  if (found < index) return new Fault("member-repeated", { member, path });
  return odd.complete
    ? new Fault("member-order", { member, want, path })
    : new Fault("member-missing", { member: want, path });
}

function unknownHeaderFault(manifest: Manifest, { header, label: path }: OddHeader, want: string): Fault {
  const member = pathInHeader(header);
  const listed = manifest.members.some((other) => other.path === member);
  const isUstar = Buffer.from(header.subarray(257, 262)).toString("latin1") === "ustar";
  return isUstar && !listed
    ? new Fault("member-extra", { member, path })
    : new Fault("header-odd", { member: want, path });
}
