import { expect, test } from "vitest";
import { checkRelease } from "../../src/gorun/check.ts";
import type { Command, Processes } from "../../src/ports/process.ts";

/** What `checkRelease` asks of one app under `goroot`. */
async function listing(goroot: string): Promise<readonly string[]> {
  const ran: Command[] = [];
  const processes: Processes = {
    run: async (command) => {
      ran.push(command);
      return { status: 0, signal: undefined, stdout: "", stderr: "", timedOut: false };
    },
    become: () => {
      throw new Error("a check never replaces the program");
    },
    environment: {},
    find: () => undefined,
    isolation: () => undefined,
    self: ["gobundle"],
  };
  const app = { folder: "/root/src/app", packages: ["./..."], tags: [], vendored: true };
  await checkRelease(
    { goroots: [goroot], apps: [app], as: "self", settings: {} },
    "/own",
    () => undefined,
    processes,
  );
  return ran.find(({ argv }) => argv.includes("list"))?.argv ?? [];
}

test("the version control around the root is never asked: a root inside a repository works", async () => {
  expect(await listing("/root/toolchains/go1.21.5")).toContain("-buildvcs=false");
});

test("a Go that does not know -buildvcs is not given it", async () => {
  expect(await listing("/root/toolchains/go1.17.13")).not.toContain("-buildvcs=false");
});
