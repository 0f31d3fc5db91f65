import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { completeOrder } from "../../src/create/complete-order.ts";
import { readRecipe } from "../../src/create/recipe.ts";
import { mergeWishes, type Wishes } from "../../src/create/wishes.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import { faultOf } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";
import { writeInto } from "../support/private-supply.ts";

const around = {
  here: "/here",
  home: "/home/u",
  machine: "linux/amd64",
  version: "0.1.0",
  installers: "/dist",
  environment: {},
};
const said = (more: Partial<Wishes> = {}): Wishes => ({ lists: {}, texts: {}, flags: new Set(), ...more });
const complete = (more: Partial<Wishes> = {}, environment = {}) =>
  completeOrder(said(more), { ...around, environment });

describe("an order", () => {
  test("has the defaults of the interface", () => {
    expect(complete({ lists: { go: ["1.21.5"] } })).toMatchObject({
      packages: ["./..."],
      targets: ["linux/amd64"],
      output: "/here/",
      format: "file",
      proof: { run: true, allowWeak: false, tests: false },
      installers: "/dist",
      source: "any",
      cache: "/home/u/.cache/gobundle",
      memory: "/home/u/.local/state/gobundle/made",
    });
  });

  test("takes paths from the current folder and keeps a slash at the end", () => {
    const order = complete({
      lists: { vendor: ["app"], script: ["health=run.sh"], file: ["a:b:c/d"] },
      texts: { output: "out/", source: "dists" },
    });
    expect(order).toMatchObject({
      vendor: ["/here/app"],
      scripts: [{ when: "health", path: "/here/run.sh" }],
      files: [{ from: "/here/a:b", to: "c/d" }],
      output: "/here/out/",
      source: { folder: "/here/dists" },
    });
  });

  test("reads lists, numbers and the environment", () => {
    const order = complete(
      {
        lists: { tags: ["a,b", "c"], packages: ["./cmd/x ./y"] },
        texts: { jobs: "3", sequence: "7" },
        flags: new Set(["no-installer"]),
      },
      {
        SOURCE_DATE_EPOCH: "1700000000",
        XDG_CACHE_HOME: "/c",
      },
    );
    expect(order).toMatchObject({
      tags: ["a", "b", "c"],
      packages: ["./cmd/x", "./y"],
      jobs: 3,
      sequence: 7,
      epoch: 1_700_000_000,
      cache: "/c/gobundle",
    });
    expect(order.installers).toBeUndefined();
  });

  test.each(["", "relative/folder"])("XDG_CACHE_HOME=%j counts as not set", (stated) => {
    const usual = complete({}, {}).cache;
    expect(complete({}, { XDG_CACHE_HOME: stated, XDG_STATE_HOME: stated })).toMatchObject({
      cache: usual,
      memory: complete({}, {}).memory,
    });
    expect(usual).toMatch(/^\//);
  });

  test("a day counts to its last second, an instant to itself", () => {
    const until = (text: string) => complete({ texts: { "valid-until": text } }).validUntil;
    expect(until("2027-01-31")).toBe("2027-01-31T23:59:59Z");
    expect(until("2027-01-31T12:00:00Z")).toBe("2027-01-31T12:00:00Z");
    expect(complete().validUntil).toBeUndefined();
  });

  test.each([
    { texts: { "valid-until": "2027-02-29" } },
    { texts: { "valid-until": "2027-01-31T12:00:00+01:00" } },
    { texts: { "valid-until": "90d" } },
    { texts: { jobs: "0" } },
    { texts: { sequence: "-1" } },
    { lists: { script: ["never=x"] } },
    { lists: { script: ["health="] } },
    { lists: { file: ["a:../b"] } },
    { lists: { file: ["a"] } },
    { lists: { packages: ["-x"] } },
  ] satisfies Partial<Wishes>[])("%j is refused", (wishes) => {
    expect(faultOf(() => complete(wishes))).toBe("option-invalid");
  });

  test("an epoch that is none", () => {
    expect(faultOf(() => complete({}, { SOURCE_DATE_EPOCH: "yesterday" }))).toBe("option-invalid");
  });
});

describe("a recipe", () => {
  const read = (text: string) => {
    const path = join(testFolder(), "gobundle.yaml");
    writeInto(path, text);
    return { wishes: readRecipe(path, nodeScratch()), folder: join(path, "..") };
  };

  test("uses long option names, singular or plural, and paths of its own", () => {
    const { wishes, folder } = read(
      "go: 1.20\nvendor: [app, /abs]\ntargets: linux/arm64\nscripts: [health=run.sh]\nno-prove: true\noffline: false\n",
    );
    expect(wishes.lists).toEqual({
      go: ["1.20"],
      vendor: [join(folder, "app"), "/abs"],
      target: ["linux/arm64"],
      script: [`health=${folder}/run.sh`],
    });
    expect([...wishes.flags]).toEqual(["no-prove"]);
  });

  test("options add to it, and their single values win", () => {
    const merged = mergeWishes(
      said({ lists: { go: ["1.21.5"] }, texts: { name: "a", output: "o" } }),
      said({ lists: { go: ["1.22.12"] }, texts: { name: "b" } }),
    );
    expect(merged).toMatchObject({ lists: { go: ["1.21.5", "1.22.12"] }, texts: { name: "b", output: "o" } });
  });

  test("names all that is wrong with it at once", () => {
    expect(() => read("goo: 1\nvendors: x\nsomething: 1\nname: [a]\nno-prove: perhaps\n")).toThrow(
      expect.objectContaining({
        code: "recipe-invalid",
        facts: expect.objectContaining({
          problems: [
            "goo: no such option (go, tool?)",
            "vendors: no such option (vendor?)",
            "something: no such option",
            "name: a text is needed",
            "no-prove: true or false",
          ],
        }),
      }),
    );
  });

  test.each(["- a\n", "text", "a: 1\na: 2\n", "a: [", ""])("%j is none", (text) => {
    expect(faultOf(() => read(text))).toBe("recipe-invalid");
  });

  test("none there", () => {
    expect(faultOf(() => readRecipe("/none/x.yaml", nodeScratch()))).toBe("file-missing");
  });
});
