import { expect, test } from "vitest";
import { foldersOf, importsC, includesOf } from "../../src/golang/c-source.ts";

test.each([
  ['#include "x.h"\n', "x.h", true],
  ["  #  include <sys/x.h>\n", "sys/x.h", false],
  ['package x\n\n// #include "x.h"\nimport "C"\n', "x.h", true],
  ['/*\n#cgo CFLAGS: -I.\n#import "x.h"\n*/\nimport "C"\n', "x.h", true],
])("%j includes %s", (text, name, quoted) => {
  expect(includesOf(text)).toEqual([{ name, quoted }]);
});

test.each(["#include MACRO\n", 'x = "#include <x.h>"\n', "#included <x.h>\n", ""])(
  "%j includes nothing by name",
  (text) => {
    expect(includesOf(text)).toEqual([]);
  },
);

test("folders stand behind a flag, or in the next one", () => {
  const flags = ["-I/a", "-O2", "-I", "b", "-isystem", "c", "-DX=-I", "-Ld", "-I"];
  expect(foldersOf(flags, ["-I", "-isystem"])).toEqual(["/a", "b", "c"]);
});

test.each([
  ['import "C"\n', true],
  ['import (\n\t"C"\n\t"unsafe"\n)\n', true],
  ['import "Cx"\n', false],
  ['var x = "C"\n', false],
])("%j is a file with C: %s", (text, says) => {
  expect(importsC(text)).toBe(says);
});
