import { expect, test } from "vitest";
import { moduleFolderOf } from "../../src/bundle/places.ts";

test("an app is built where it stands in what holds it", () => {
  expect(moduleFolderOf({ id: "demo" })).toBe("demo");
  expect(moduleFolderOf({ id: "demo", dir: "services/api" })).toBe("demo/services/api");
});
