import { BLOCK, expectedHeader, isZero, padding } from "../../../bundle/framing.ts";
import { Fault } from "../../../fault.ts";
import type { Passed } from "../../../ports/media.ts";
import { load, type Source } from "../source.ts";
import { type SmallMember, settleMember } from "./settle-member.ts";

/** Small members that follow each other in a container, with their headers and padding. */
export interface Span {
  readonly source: Source;
  readonly label: string;
  /** Seconds since 1970: the time in every header. */
  readonly mtime: number;
  readonly members: readonly SmallMember[];
}

export interface SpanChecked {
  readonly passed: readonly Passed[];
  /** The first header that is not the one that the manifest demands; what follows it was not looked at. */
  readonly odd?: { readonly index: number; readonly header: Uint8Array };
}

/** Checks framing and digests of a span, one member after the other. Faults: member-digest, padding-odd (3). */
export function checkSpan(span: Span): SpanChecked {
  const bytes = load(span.source, spanLength(span.members));
  const passed: Passed[] = [];
  let at = 0;
  for (const [index, member] of span.members.entries()) {
    const header = bytes.subarray(at, at + BLOCK);
    if (!expectedHeader(member, span.mtime).equals(header))
      return { passed, odd: { index, header: header.slice() } };
    const end = at + BLOCK + member.size;
    const result = settleMember(member, bytes.subarray(at + BLOCK, end));
    if (result !== undefined) passed.push(result);
    at = end + padding(member.size);
    checkPadding(bytes.subarray(end, at), member.path, span.label);
  }
  return { passed };
}

/** Bytes that members take in a container. */
export function spanLength(members: readonly { size: number }[]): number {
  return members.reduce((sum, member) => sum + BLOCK + member.size + padding(member.size), 0);
}

/** FORMAT 4.4: between a content and the next header there are zero bytes only. */
export function checkPadding(bytes: Uint8Array, member: string, path: string): void {
  if (!isZero(bytes)) throw new Fault("padding-odd", { member, path });
}
