import { closeSync } from "node:fs";
import { Fault } from "../../../fault.ts";
import type { Passed } from "../../../ports/media.ts";
import { openPlain } from "../../plain-file.ts";
import { load } from "../source.ts";
import { type SmallMember, settleMember } from "./settle-member.ts";

/** Small members as files of a folder. */
export interface MemberFiles {
  /** Absolute. */
  readonly folder: string;
  readonly members: readonly SmallMember[];
}

/** Checks each file and uses it. Faults (3): member-digest, tree-not-plain, bundle-truncated, bundle-trailing. */
export function checkFiles(input: MemberFiles): readonly Passed[] {
  const passed: Passed[] = [];
  for (const member of input.members) {
    const path = `${input.folder}/${member.path}`;
    const fd = openMember(path, member.size);
    try {
      const result = settleMember(member, load({ fd, at: 0, label: path }, member.size));
      if (result !== undefined) passed.push(result);
    } finally {
      closeSync(fd);
    }
  }
  return passed;
}

/** Opens a member's file, which must have exactly the signed size. */
export function openMember(path: string, want: number): number {
  const { fd, size } = openPlain(path, "refuse");
  if (size === want) return fd;
  closeSync(fd);
  throw new Fault(size < want ? "bundle-truncated" : "bundle-trailing", { path, want, got: size });
}
