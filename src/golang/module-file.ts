import { isWindowsName } from "./module.ts";

/** Letters of any script, digits, space, and the punctuation that no shell and no file system takes amiss. */
const FILE_CHARACTERS = /^[\p{L}0-9!#$%&()+,\-.=@[\]^_{}~ ]+$/u;

/** The rule of golang/mod module.CheckFilePath that a file's name inside a module breaks, if any. */
export function brokenFileRule(name: string): string | undefined {
  for (const element of name.split("/")) {
    if (element === "") return "empty-element";
    if (element.endsWith(".")) return "dot";
    if (!FILE_CHARACTERS.test(element)) return "character";
    if (isWindowsName(element)) return "windows-name";
  }
  return undefined;
}
