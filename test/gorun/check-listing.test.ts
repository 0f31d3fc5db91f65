import { expect, test } from "vitest";
import { checkRelease } from "../../src/gorun/check.ts";
import type { Command, Finished, Processes } from "../../src/ports/process.ts";
import { faultOfAsync } from "../support/fault-of.ts";

const WELL: Finished = { status: 0, signal: undefined, stdout: "", stderr: "", timedOut: false };

/** Asks a release of one app under `goroot`, whose children are played by `run`. */
async function check(
  goroot: string,
  run: Processes["run"],
  interrupted = new AbortController().signal,
): Promise<void> {
  const processes: Processes = {
    run,
    become: () => {
      throw new Error("a check never replaces the program");
    },
    environment: {},
    find: () => undefined,
    isolation: () => undefined,
    self: ["gobundle"],
  };
  const app = { goroot, folder: "/root/src/app", packages: ["./..."], tags: [], vendored: true };
  await checkRelease({ goroots: [goroot], apps: [app], as: "self", settings: {} }, "/own", () => undefined, {
    processes,
    interrupted,
  });
}

/** What `checkRelease` asks of the app. */
async function listing(goroot: string): Promise<readonly string[]> {
  return (await listingCommand(goroot))?.argv ?? [];
}

async function listingCommand(goroot: string): Promise<Command | undefined> {
  const ran: Command[] = [];
  await check(goroot, async (command) => {
    ran.push(command);
    return WELL;
  });
  return ran.find(({ argv }) => argv.includes("list"));
}

test("the version control around the root is never asked: a root inside a repository works", async () => {
  expect(await listing("/root/toolchains/go1.21.5")).toContain("-buildvcs=false");
});

test("a Go that does not know -buildvcs is not given it", async () => {
  expect(await listing("/root/toolchains/go1.17.13")).not.toContain("-buildvcs=false");
});

test("what has C in it alone is there without a compiler, too", async () => {
  expect((await listingCommand("/root/toolchains/go1.21.5"))?.env).toMatchObject({ CGO_ENABLED: "1" });
});

test("a failed check ends when its last child has ended: none is left that writes into its folder", async () => {
  let ended = 0;
  const run = async ({ argv }: Command): Promise<Finished> => {
    if (argv.includes("version")) return { ...WELL, status: 2 };
    await new Promise((resolve) => setTimeout(resolve, 20));
    ended += 1;
    return WELL;
  };
  expect(await faultOfAsync(check("/root/toolchains/go1.21.5", run))).toBe("check-failed");
  expect(ended).toBe(3);
});

test("a signal ends the questions and is what they came to", async () => {
  const stop = new AbortController();
  const run = async ({ interrupted }: Command): Promise<Finished> => {
    stop.abort("SIGINT");
    return interrupted?.aborted ? { ...WELL, status: undefined, signal: "SIGTERM" } : WELL;
  };
  await expect(check("/root/toolchains/go1.21.5", run, stop.signal)).rejects.toBe("SIGINT");
});
