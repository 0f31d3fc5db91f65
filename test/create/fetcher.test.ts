import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Fetcher } from "../../src/create/sources/fetcher.ts";
import { nodeNetwork } from "../../src/host/node-network.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";

const BODY = Buffer.from("0123456789".repeat(1000));

/** A server on the loopback that answers as `answer` does, and its address. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function fetcher(offline = false): Fetcher {
  const ports = { network: nodeNetwork(), scratch: nodeScratch(), interrupted: new AbortController().signal };
  return new Fetcher(ports, { jobs: 4, offline });
}

/** Serves BODY with ranges, as download servers do; notes the ranges that were asked for. */
function ranged(asked: (string | undefined)[]) {
  return (request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.headers.range);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (from >= BODY.length) response.writeHead(416).end();
    else
      response
        .writeHead(from > 0 ? 206 : 200, { "content-length": BODY.length - from })
        .end(BODY.subarray(from));
  };
}

function seen(): void {
  // progress is not looked at here
}

test("a download goes on where an earlier run stopped", async () => {
  const asked: (string | undefined)[] = [];
  const url = await serve(ranged(asked));
  const path = join(testFolder(), "a.zip");
  writeFileSync(`${path}.part`, BODY.subarray(0, 4321));
  expect(await fetcher().file(url, path, seen)).toBe(true);
  expect(readFileSync(path).equals(BODY)).toBe(true);
  expect(asked).toEqual(["bytes=4321-"]);
});

test("a part that is longer than the file is begun again", async () => {
  const asked: (string | undefined)[] = [];
  const url = await serve(ranged(asked));
  const path = join(testFolder(), "a.zip");
  writeFileSync(`${path}.part`, Buffer.alloc(BODY.length + 5));
  await fetcher().file(url, path, seen);
  expect(readFileSync(path).equals(BODY)).toBe(true);
  expect(asked).toEqual([`bytes=${BODY.length + 5}-`, undefined]);
});

test("a server without ranges sends all of it", async () => {
  const url = await serve((_, response) => response.end(BODY));
  const path = join(testFolder(), "a.zip");
  writeFileSync(`${path}.part`, "something else");
  await fetcher().file(url, path, seen);
  expect(readFileSync(path).equals(BODY)).toBe(true);
});

test("a broken transfer keeps what came, and leaves no file", async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { "content-length": BODY.length });
    response.write(BODY.subarray(0, 5000), () => response.destroy());
  });
  const folder = testFolder();
  expect(await faultOfAsync(fetcher().file(url, join(folder, "a.zip"), seen))).toBe("network-failed");
  expect(readdirSync(folder)).toEqual(["a.zip.part"]);
});

test.each([403, 404, 410])("status %i: not here", async (status) => {
  const url = await serve((_, response) => response.writeHead(status).end("no"));
  expect(await fetcher().bytes(url)).toBeUndefined();
});

test("any other status is a failure with its number", async () => {
  const url = await serve((_, response) => response.writeHead(502).end());
  await expect(fetcher().bytes(url)).rejects.toMatchObject({
    code: "network-failed",
    facts: { reason: "status 502" },
  });
});

test("redirects are followed, loops are not", async () => {
  const url = await serve((request, response) => {
    const to = request.url === "/a" ? "/b" : request.url === "/loop" ? "/loop" : undefined;
    if (to === undefined) response.end("here");
    else response.writeHead(302, { location: to }).end();
  });
  expect(Buffer.from((await fetcher().bytes(`${url}/a`)) ?? []).toString()).toBe("here");
  expect(await faultOfAsync(fetcher().bytes(`${url}/loop`))).toBe("network-failed");
});

test("a redirect into the disk is refused", async () => {
  const url = await serve((_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end());
  expect(await faultOfAsync(fetcher().bytes(url))).toBe("network-failed");
});

test("nobody there", async () => {
  expect(await faultOfAsync(fetcher().bytes("http://127.0.0.1:1/"))).toBe("network-failed");
});

test("offline asks nobody, but reads folders", async () => {
  const asked: (string | undefined)[] = [];
  const url = await serve(ranged(asked));
  expect(await faultOfAsync(fetcher(true).bytes(url))).toBe("offline-missing");
  expect(asked).toEqual([]);
  const folder = testFolder();
  mkdirSync(join(folder, "x"));
  writeFileSync(join(folder, "x", "y"), "z");
  expect(Buffer.from((await fetcher(true).bytes(`file://${folder}/x/y`)) ?? []).toString()).toBe("z");
  expect(await fetcher(true).bytes(`file://${folder}/x/none`)).toBeUndefined();
});

test("a name and a password in an address reach the server, and no message", async () => {
  const asked: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    asked.push(request.headers.authorization);
    response.writeHead(401).end();
  });
  const secret = url.replace("//", "//ann:canary@");
  const told = [
    fetcher().bytes(`${secret}/x`),
    fetcher().file(`${secret}/x`, join(testFolder(), "x"), seen),
    fetcher(true).bytes(`${secret}/x`),
    fetcher().bytes(`${secret.replace(/:\d+$/, ":1")}/x`),
  ].map((fetched) => fetched.then(String, ({ code, facts }) => JSON.stringify([code, facts])));
  for (const text of await Promise.all(told)) {
    expect(text).toMatch(/network-failed|offline-missing/);
    expect(text).not.toContain("canary");
  }
  expect(asked).toEqual(Array(2).fill(`Basic ${Buffer.from("ann:canary").toString("base64")}`));
});
