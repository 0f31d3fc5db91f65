import { expect, test } from "vitest";
import { DerError, TAG } from "../../../src/bundle/cms/der.ts";
import { sequence, setOf } from "../../../src/bundle/cms/der-writer.ts";
import { nameText } from "../../../src/bundle/cms/distinguished-name.ts";
import { testName } from "../../support/test-keys.ts";

test.each([
  ["UTF8String", TAG.utf8String],
  ["PrintableString", TAG.printableString],
  ["IA5String", TAG.ia5String],
  ["NumericString", TAG.numericString],
  ["TeletexString", TAG.teletexString],
])("a %s is read", (_, type) => {
  expect(nameText(testName("12", type))).toBe("CN=12");
});

test("a BMPString has two bytes a character", () => {
  expect(nameText(testName("\0a\0b", TAG.bmpString))).toBe("CN=ab");
});

test.each([
  ["OCTET STRING", TAG.octetString],
  ["VisibleString", TAG.visibleString],
  ["INTEGER", TAG.integer],
])("a value that is an %s is none", (_, type) => {
  expect(() => nameText(testName("x", type))).toThrow(DerError);
});

test("a name has parts, and each part a value", () => {
  expect(() => nameText(sequence())).toThrow(DerError);
  expect(() => nameText(sequence(setOf([])))).toThrow(DerError);
});
