import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { createBundle } from "../../src/create/index.ts";
import { planBundle } from "../../src/create/plan-bundle.ts";
import { Fault } from "../../src/fault.ts";
import { distributionDigests } from "../../src/payload/distribution.ts";
import { readGoArchive } from "../../src/payload/go-archive.ts";
import type { Answer, Network } from "../../src/ports/network.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";
import { PrivateSupply } from "../support/private-supply.ts";
import { writeGoArchive } from "../support/test-tar.ts";

const NAME = "go1.21.5.linux-amd64.tar.gz";
const FILES = {
  VERSION: "go1.21.5\n",
  "bin/go": "#!/bin/sh\n",
  "bin/gofmt": "#!/bin/sh\n",
  "pkg/tool/linux_amd64/compile": "x",
  "pkg/tool/linux_amd64/link": "x",
  "go.env": "GOPROXY=https://proxy.example.test\n",
  "doc/readme": "only the archive has this\n",
};
const ARCHIVE = writeGoArchive(FILES);

let supply: PrivateSupply;
beforeEach(() => {
  supply = new PrivateSupply(testFolder());
});

/** What the database would record of the archive. */
async function logged(archive: Uint8Array = ARCHIVE): Promise<void> {
  const files: { installed: string; logName: string | undefined; sha256: string }[] = [];
  await readGoArchive(archive, { version: "1.21.5", target: "linux/amd64" }, (file) => {
    files.push({ ...file, sha256: sha256(file.content) });
  });
  supply.sumdb.addToolchain("1.21.5", "linux/amd64", distributionDigests(files).goH1);
  supply.publish();
}

/** A network of these pages, and of files. */
function network(pages: Readonly<Record<string, string | Uint8Array>>, asked: string[] = []): Network {
  const real = supply.tools().network;
  return {
    async get(url, options): Promise<Answer> {
      asked.push(url);
      if (url.startsWith("file:")) return real.get(url, options);
      const body = pages[url];
      if (body === undefined) throw new Fault("network-failed", { url, reason: "unreachable" });
      const pieces = async function* () {
        yield Buffer.from(body);
      };
      return { status: 200, headers: {}, body: pieces() };
    },
  };
}

const index = (sum: string) =>
  JSON.stringify([
    {
      version: "go1.21.5",
      stable: true,
      files: [{ filename: NAME, os: "linux", arch: "amd64", sha256: sum, size: 1, kind: "archive" }],
    },
  ]);
const INDEX = "https://go.dev/dl/?mode=json&include=all";
const toolchain = ({ manifest }: Awaited<ReturnType<typeof createBundle>>) =>
  manifest.components.find((one) => one.kind === "toolchain");

describe("where a distribution comes from", () => {
  test("the download page: its sum holds, and the database's record too", async () => {
    await logged();
    const pages = { [INDEX]: index(sha256(ARCHIVE)), [`https://go.dev/dl/${NAME}`]: ARCHIVE };
    const made = await createBundle(
      supply.order({ source: "any" }),
      supply.tools({ network: network(pages) }),
    );
    expect(toolchain(made)).toMatchObject({
      form: "archive",
      authenticity: { published: "held", log: { log: "sum.example.test", record: 0 } },
    });
  });

  test("the page alone will do where no database can be asked", async () => {
    const pages = { [INDEX]: index(sha256(ARCHIVE)), [`https://go.dev/dl/${NAME}`]: ARCHIVE };
    const made = await createBundle(
      supply.order({ source: "page" }),
      supply.tools({ network: network(pages) }),
    );
    expect(toolchain(made)).toMatchObject({ authenticity: { published: "held" } });
    expect(toolchain(made)).not.toHaveProperty("authenticity.log");
  });

  test("the page's sum against other bytes", async () => {
    await logged();
    const pages = { [INDEX]: index("0".repeat(64)), [`https://go.dev/dl/${NAME}`]: ARCHIVE };
    const refused = createBundle(supply.order({ source: "page" }), supply.tools({ network: network(pages) }));
    await expect(refused).rejects.toMatchObject({
      code: "no-source",
      facts: { tried: expect.arrayContaining([expect.stringContaining("published-mismatch")]) },
    });
  });

  test("a mirror gives bytes only: the database speaks for them", async () => {
    await logged();
    const pages = { [`https://mirror.example.test/go/${NAME}`]: ARCHIVE };
    const order = supply.order({ source: "mirror", mirrors: ["https://mirror.example.test/go/"] });
    const made = await createBundle(order, supply.tools({ network: network(pages) }));
    expect(toolchain(made)).toMatchObject({
      form: "archive",
      authenticity: { published: "not available", log: { record: 0 } },
    });
  });

  test("offline with nothing in the cache: not the network is to blame", async () => {
    const refused = createBundle(supply.order({ offline: true }), supply.tools({ network: network({}) }));
    await expect(refused).rejects.toMatchObject({ code: "offline-missing" });
  });

  test("a mirror of which neither page nor database speaks is refused", async () => {
    supply.publish();
    const pages = { [`https://mirror.example.test/go/${NAME}`]: ARCHIVE };
    const order = supply.order({ source: "mirror", mirrors: ["https://mirror.example.test/go"] });
    expect(await faultOfAsync(createBundle(order, supply.tools({ network: network(pages) })))).toBe(
      "no-source",
    );
  });

  test("where one source gives other bytes and the next the right ones, it is said", async () => {
    supply.addGo("1.21.5").publish();
    const pages = { [`https://mirror.example.test/go/${NAME}`]: ARCHIVE };
    const order = supply.order({ source: "any", mirrors: ["https://mirror.example.test/go"] });
    const warned: unknown[] = [];
    const tools = supply.tools({ network: network(pages) });
    const reporter = {
      ...tools.reporter,
      warn: (code: string, facts: object = {}) => void warned.push([code, facts]),
    };
    expect(toolchain(await createBundle(order, { ...tools, reporter }))).toMatchObject({ form: "module" });
    const facts = {
      what: "v0.0.1-go1.21.5.linux-amd64.zip",
      by: `file://${supply.proxy}`,
      refuted: [expect.stringMatching(/^https:\/\/mirror\.example\.test\/go: recorded-mismatch: h1:/)],
    };
    expect(warned).toContainEqual(["source-refuted", facts]);
    expect(readdirSync(join(supply.folder, "cache/downloads"))).not.toContain(NAME);
  });

  test("where one could not be reached, nothing is said of its bytes", async () => {
    supply.addGo("1.21.5").publish();
    const order = supply.order({ source: "any", mirrors: ["https://mirror.example.test/go"] });
    const tools = supply.tools({ network: network({}) });
    await createBundle(order, tools);
    expect(tools.warnings).not.toContain("source-refuted");
  });

  test("a folder: proven like any other, and left as it is when it lies", async () => {
    await logged();
    const folder = join(supply.folder, "stick");
    mkdirSync(folder);
    writeFileSync(join(folder, NAME), ARCHIVE);
    const order = supply.order({ source: { folder } });
    expect(toolchain(await createBundle(order, supply.tools({ network: network({}) })))).toMatchObject({
      form: "archive",
    });
    writeFileSync(
      join(folder, NAME),
      writeGoArchive({
        VERSION: "go1.21.5\n",
        "bin/go": "other",
        "pkg/tool/linux_amd64/compile": "x",
        "pkg/tool/linux_amd64/link": "x",
      }),
    );
    expect(await faultOfAsync(createBundle(order, supply.tools({ network: network({}) })))).toBe("no-source");
    expect(readFileSync(join(folder, NAME)).length).toBeGreaterThan(0);
  });

  test("what is kept is used without asking anybody", async () => {
    await logged();
    const pages = { [INDEX]: index(sha256(ARCHIVE)), [`https://go.dev/dl/${NAME}`]: ARCHIVE };
    const first = await createBundle(
      supply.order({ source: "any" }),
      supply.tools({ network: network(pages) }),
    );
    const asked: string[] = [];
    const again = await createBundle(
      supply.order({ source: "any" }),
      supply.tools({ network: network({}, asked) }),
    );
    expect([again.identity, asked]).toEqual([first.identity, []]);
  });

  test("nobody can be reached: each one tried, with its reason", async () => {
    const order = supply.order({ source: "any", mirrors: ["https://mirror.example.test"] });
    const tools = supply.tools({ network: network({}) });
    const environment = { ...tools.processes.environment, GOPROXY: "https://proxy.example.test" };
    const refused = createBundle(order, { ...tools, processes: { ...tools.processes, environment } });
    const reasons = [
      "cache: not there",
      "https://go.dev/dl: unreachable",
      "https://mirror.example.test: unreachable",
      "https://proxy.example.test: unreachable",
    ];
    await expect(refused).rejects.toMatchObject({ code: "no-source", facts: { tried: reasons } });
  });

  test("no proxy is known and no Go can say one: that source is refused, like any other that was tried", async () => {
    const refused = createBundle(supply.order({ source: "any" }), bareTools({}));
    const reasons = [
      "cache: not there",
      "https://go.dev/dl: unreachable",
      "module proxy: GOPROXY names none",
    ];
    await expect(refused).rejects.toMatchObject({ code: "no-source", facts: { tried: reasons } });
  });
});

/** A machine without a Go, and with nothing set. */
function bareTools(pages: Readonly<Record<string, string | Uint8Array>>) {
  const tools = supply.tools({ network: network(pages) });
  return { ...tools, processes: { ...tools.processes, environment: { PATH: "/bin" } } };
}

describe("a dry run", () => {
  const names = (folder: string) => readdirSync(folder, { recursive: true });

  test("says the size that the page lists, and writes nothing", async () => {
    const before = names(supply.folder);
    const planned = await planBundle(supply.order({ source: "any" }), bareTools({ [INDEX]: index("0") }));
    expect(planned.bytes).toBe(1);
    expect(planned.fetches.length).toBe(1);
    expect(names(supply.folder)).toEqual(before);
  });

  test("says the size that a proxy states, without fetching", async () => {
    supply.addGo("1.21.5").publish();
    const before = names(supply.folder);
    const planned = await planBundle(supply.order(), supply.tools());
    expect(planned.bytes).toBeGreaterThan(100);
    expect(names(supply.folder)).toEqual(before);
  });

  test("says the size of what is kept, which is not fetched", async () => {
    await createBundle(supply.addGo("1.21.5").publish().order(), supply.tools());
    rmSync(supply.proxy, { recursive: true });
    const planned = await planBundle(supply.order(), supply.tools());
    expect([planned.bytes > 100, planned.fetches]).toEqual([true, []]);
  });
});

describe("on a machine without a Go", () => {
  const pagesOf = (archive: Uint8Array) => ({
    [INDEX]: index(sha256(archive)),
    [`https://go.dev/dl/${NAME}`]: archive,
  });

  /** An archive whose go.env names our proxy and our database, and what is served below `base`. */
  async function served(base: string) {
    const archive = writeGoArchive({
      ...FILES,
      "go.env": `GOPROXY=https://proxy.example.test,direct\nGOSUMDB=${supply.sumdb.verifierKey}\n`,
    });
    await logged(archive);
    const files = [...supply.sumdb.files()].map(([name, bytes]) => [`${base}/${name}`, bytes] as const);
    return { ...pagesOf(archive), ...Object.fromEntries(files) };
  }

  test.each([
    ["directly", "https://sum.example.test"],
    ["through the proxy of its own go.env", "https://proxy.example.test/sumdb/sum.example.test"],
  ])("the page gives the first one, and the log is asked %s", async (_, base) => {
    const made = await createBundle(supply.order({ source: "any" }), bareTools(await served(base)));
    expect(toolchain(made)).toMatchObject({
      authenticity: { published: "held", log: { log: "sum.example.test", record: 0 } },
    });
  });

  test("the published sum alone counts, and the manifest says so, where no database answers", async () => {
    const made = await createBundle(supply.order({ source: "any" }), bareTools(pagesOf(ARCHIVE)));
    expect(toolchain(made)).toMatchObject({ authenticity: { published: "held" } });
    expect(toolchain(made)).not.toHaveProperty("authenticity.log");
  });

  test("a version that the page does not list is unknown", async () => {
    const order = supply.order({ source: "any", go: ["1.21.77"] });
    expect(await faultOfAsync(createBundle(order, bareTools(pagesOf(ARCHIVE))))).toBe("go-version-unknown");
  });

  test("a series is looked up on the page", async () => {
    const order = supply.order({ source: "any", go: ["1.21"] });
    const made = await createBundle(order, bareTools(pagesOf(ARCHIVE)));
    expect(toolchain(made)).toMatchObject({ version: "1.21.5" });
    const refused = createBundle({ ...order, cache: join(supply.folder, "other") }, bareTools({}));
    await expect(refused).rejects.toMatchObject({
      code: "no-source",
      facts: { tried: expect.arrayContaining(["module proxy: GOPROXY names none"]) },
    });
  });
});
