/** An `#include` of a C file, or of the C preamble of a Go file. */
export interface Include {
  readonly name: string;
  /** `"x.h"`, which is looked for beside the including file first; else `<x.h>`. */
  readonly quoted: boolean;
}

/** In a preamble of line comments `//` stands before it (cmd/cgo: "the comment is used as a header"). */
const INCLUDE = /^[ \t]*(?:\/\/)?[ \t]*#[ \t]*(?:include|import)[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)/gm;

/** What a source includes by name; a name that a macro makes is nobody's to know. */
export function includesOf(text: string): Include[] {
  return [...text.matchAll(INCLUDE)].map(([, quoted, angled = ""]) => ({
    name: quoted ?? angled,
    quoted: quoted !== undefined,
  }));
}

/** The values of flags that take a folder, `-Ix` or `-I x`, in order; `names` are such as `-I`, `-isystem`. */
export function foldersOf(flags: readonly string[], names: readonly string[]): string[] {
  return flags.flatMap((flag, i) => {
    const before = flags[i - 1];
    if (before !== undefined && names.includes(before)) return [flag];
    const name = names.find((one) => flag.startsWith(one) && flag !== one);
    return name === undefined ? [] : [flag.slice(name.length)];
  });
}

/** Whether a Go file uses cgo (`cmd/cgo`: it imports the pseudo-package "C", alone or in a group). */
export function importsC(text: string): boolean {
  return /^(?:import)?[ \t]*"C"/m.test(text);
}
