import { describe, expect, test } from "vitest";
import { readVulndb } from "../../src/payload/vulndb.ts";
import { faultOf } from "../support/fault-of.ts";

const FILES: Readonly<Record<string, string>> = {
  "index/db.json": '{"modified":"2024-01-05T10:00:00Z"}',
  "index/modules.json": '[{"path":"example.test/a","vulns":[{"id":"GO-2024-0001"}]}]',
  "index/vulns.json": '[{"id":"GO-2024-0001"}]',
  "ID/GO-2024-0001.json": '{"id":"GO-2024-0001"}',
  "ID/GO-2024-0009.json": "nobody speaks of it",
};

const read = (files: Readonly<Record<string, string>>) =>
  readVulndb((name) => (files[name] === undefined ? undefined : Buffer.from(files[name])));

describe("a database of govulncheck", () => {
  test("is what its indexes lead to", () => {
    const { modified, files } = read(FILES);
    expect([...files.keys()]).toEqual([
      "ID/GO-2024-0001.json",
      "index/db.json",
      "index/modules.json",
      "index/vulns.json",
    ]);
    expect(new Date(modified).toISOString()).toBe("2024-01-05T10:00:00.000Z");
  });

  test.each([
    ["no index", "index/vulns.json", undefined],
    ["no report", "ID/GO-2024-0001.json", undefined],
    ["a report with another id", "ID/GO-2024-0001.json", '{"id":"GO-2024-0002"}'],
    ["a report that is no JSON", "ID/GO-2024-0001.json", "{"],
    ["no time", "index/db.json", "{}"],
    ["an odd time", "index/db.json", '{"modified":"yesterday"}'],
    ["an index that is no list", "index/vulns.json", "{}"],
    ["an id that leads elsewhere", "index/vulns.json", '[{"id":"../../etc/passwd"}]'],
    ["a module without a path", "index/modules.json", '[{"vulns":[]}]'],
    [
      "a module with a vulnerability of no index",
      "index/modules.json",
      '[{"path":"a","vulns":[{"id":"GO-2024-0002"}]}]',
    ],
  ])("with %s it is refused", (_, name, text) => {
    const { [name]: _left, ...rest } = FILES;
    expect(faultOf(() => read(text === undefined ? rest : { ...rest, [name]: text }))).toBe("vulndb-invalid");
  });
});
