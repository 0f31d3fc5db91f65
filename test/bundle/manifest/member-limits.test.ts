import { expect, test } from "vitest";
import type { Component } from "../../../src/bundle/manifest/component.ts";
import { mostBytesOf } from "../../../src/bundle/manifest/member-limits.ts";
import { wholeManifest } from "../../support/whole-manifest.ts";

const MIB = 1024 * 1024;
const { components } = wholeManifest();

function named(id: string): Component {
  const found = components.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no component ${id}`);
  return found;
}

test.each([
  ["go1.22.12.linux-amd64", "go1.22.12.linux-amd64.tar.gz", 256 * MIB],
  ["go1.22.12.linux-amd64", "go1.22.12.linux-amd64.tar.gz.asc", 65_536],
  ["github.com/Azure/x@v1.2.3", "v1.2.3.zip", 500 * MIB],
  ["github.com/Azure/x@v1.2.3", "v1.2.3.mod", 16 * MIB],
  ["github.com/Azure/x@v1.2.3", "v1.2.3.info", 16 * MIB],
  ["index", "github.com/!azure/x/@v/list", 16 * MIB],
  ["sumdb/sum.example.test", "tile/8/0/000", 8192],
  ["sumdb/sum.example.test", "lookup/x@v1.0.0", 65_536],
  ["gobundle-linux-amd64", "gobundle-linux-amd64.gz", 256 * MIB],
  ["demo", "go.mod", 8 ** 11 - 1],
])("of %s, %s has at most %d bytes", (id, name, most) => {
  expect(mostBytesOf(named(id), name)).toBe(most);
});
