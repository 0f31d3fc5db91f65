import type { Sheet } from "../look/sheet.ts";
import type { Words } from "./words.ts";

const RULE = "-".repeat(90);

/** The transfer sheet: one page of plain text, with lines for signatures. */
export function renderSheet(sheet: Sheet, words: Words): string {
  const { name, sequence, created, validUntil, targets, identity } = sheet;
  return [
    RULE,
    words.say("sheet.title"),
    RULE,
    words.say("sheet.bundle", { name, sequence }),
    words.say("sheet.created", { created }),
    ...(validUntil === undefined ? [] : [words.say("sheet.end", { validUntil })]),
    words.say("sheet.targets", { targets }),
    words.say("sheet.identity", { identity }),
    words.say("sheet.identity-note"),
    ...fileLines(sheet, words),
    ...signerLines(sheet, words),
    "",
    words.say("sheet.contents"),
    ...sheet.contents.map(({ kind, items }) => words.say("sheet.kind", { kind, items })),
    ...installerLines(sheet, words),
    "",
    words.say("sheet.released"),
    "",
    words.say("sheet.carried"),
    "",
    words.say("sheet.received"),
    RULE,
  ].join("\n");
}

function fileLines({ file }: Sheet, words: Words): string[] {
  if (file === undefined) return [];
  const { name, size, sha256 } = file;
  return [words.say("sheet.file", { name, size }), words.say("sheet.file-sum", { sha256 })];
}

function signerLines({ signers }: Sheet, words: Words): string[] {
  if (signers.length === 0) return [words.say("sheet.unsigned")];
  return signers.flatMap(({ subject, fingerprint, anchor }) => [
    words.say("sheet.signer", { subject }),
    words.say("sheet.fingerprint", { fingerprint }),
    ...(anchor === undefined ? [] : [words.say("sheet.anchor", { anchor })]),
  ]);
}

function installerLines({ installers }: Sheet, words: Words): string[] {
  if (installers.length === 0) return [];
  const lines = installers.flatMap(({ id, version, size, sha256 }) => [
    words.say("sheet.installer", { id, version, size }),
    words.say("sheet.installer-sum", { sha256 }),
  ]);
  return ["", ...lines, words.say("sheet.compare")];
}
