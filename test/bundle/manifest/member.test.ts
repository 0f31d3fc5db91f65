import { expect, test } from "vitest";
import { chunkCount } from "../../../src/bundle/manifest/member.ts";
import { CHUNK_BYTES } from "../../../src/limits.ts";

test.each([
  [0, 0],
  [CHUNK_BYTES, 0],
  [CHUNK_BYTES + 1, 2],
  [2 * CHUNK_BYTES, 2],
  [2 * CHUNK_BYTES + 1, 3],
])("a member of %d bytes has %d chunks", (size, expected) => {
  expect(chunkCount(size)).toBe(expected);
});
