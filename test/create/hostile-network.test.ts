import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { Fetcher } from "../../src/create/sources/fetcher.ts";
import { DownloadPage } from "../../src/create/sources/page.ts";
import { nodeNetwork, PACE } from "../../src/host/node-network.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import { MAX_ANSWER_BYTES, MAX_DISTRIBUTION_BYTES } from "../../src/limits.ts";
import type { Answer, Network } from "../../src/ports/network.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(server: Server & { closeAllConnections(): void }): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function serve(answer: Handler): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(answer))}`;
}

function fetcher(network: Network = nodeNetwork()): Fetcher {
  const ports = { network, scratch: nodeScratch(), interrupted: new AbortController().signal };
  return new Fetcher(ports, { jobs: 1, offline: false });
}

function seen(): void {
  // progress is not looked at here
}

/** Sends for as long as somebody listens. */
function endless(response: ServerResponse): void {
  const piece = Buffer.alloc(64 * 1024, 0x20);
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on("drain", more);
  more();
}

/** A network of one answer that never ends. */
function flood(headers: Record<string, string> = {}, status = 200): Network {
  const piece = Buffer.alloc(1024 * 1024);
  async function* body(): AsyncGenerator<Uint8Array> {
    for (;;) yield piece;
  }
  return { get: async () => ({ status, headers, body: body() }) };
}

async function refusal(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => "taken",
    (thrown) => thrown,
  );
}

describe("a server that never ends", () => {
  test.each([404, 500])("is left behind its status %i", async (status) => {
    const url = await serve((_, response) => endless(response.writeHead(status)));
    const said = await refusal(fetcher().bytes(url));
    expect(said).toEqual(status === 404 ? "taken" : expect.objectContaining({ code: "network-failed" }));
  });

  test("is left behind a redirect", async () => {
    const left = Promise.withResolvers<void>();
    const url = await serve((request, response) => {
      if (request.url === "/there") {
        response.end("here");
        return;
      }
      response.on("close", () => left.resolve());
      endless(response.writeHead(302, { location: "/there" }));
    });
    expect(Buffer.from((await fetcher().bytes(url)) ?? []).toString()).toBe("here");
    await left.promise;
  });

  test("fills no memory", async () => {
    expect(await refusal(fetcher(flood()).bytes("http://x.test/"))).toMatchObject({
      code: "network-failed",
      facts: { reason: `more than ${MAX_ANSWER_BYTES} bytes` },
    });
  });

  test.each([
    ["by what it sends", {}],
    ["by what it says", { "content-length": `${MAX_DISTRIBUTION_BYTES + 1}` }],
  ])("fills no disk, and leaves nothing: told %s", async (_, headers) => {
    const folder = testFolder();
    const got = fetcher(flood(headers)).file("http://x.test/a.zip", join(folder, "a.zip"), seen);
    expect(await refusal(got)).toMatchObject({
      code: "network-failed",
      facts: { reason: `more than ${MAX_DISTRIBUTION_BYTES} bytes` },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a server that stalls", () => {
  const hasty = { ...PACE, window: 40, bytes: 4096 };

  test.each(["the body", "the head"])("drop by drop in %s is over", async (where) => {
    const url = await serve((request, response) => {
      const drip = setInterval(() => request.socket.write(where === "the head" ? "x: y\r\n" : "x"), 5);
      request.socket.on("close", () => clearInterval(drip));
      if (where === "the head") request.socket.write("HTTP/1.1 200 OK\r\n");
      else response.writeHead(200, { "content-length": 1_000_000 }).flushHeaders();
    });
    expect(await faultOfAsync(fetcher(nodeNetwork(hasty)).bytes(url))).toBe("network-failed");
  });

  test("is another than one that sends little and comes to an end", async () => {
    const url = await serve((_, response) => response.end("few"));
    expect(await fetcher(nodeNetwork(hasty)).bytes(url)).toEqual(Buffer.from("few"));
  });
});

describe("a server that lies", () => {
  test.each([
    ["a length that is no number", "content-length: many\r\n\r\nabc"],
    ["two lengths", "content-length: 3\r\ncontent-length: 4\r\n\r\nabc"],
    ["a length and chunks", "content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"],
    ["a chunk of no size", "transfer-encoding: chunked\r\n\r\nZZ\r\nabc"],
    ["less than its length", "content-length: 30\r\n\r\nabc"],
    ["heads without end", `x: ${"y".repeat(200_000)}\r\n\r\n`],
  ])("%s", async (_, answer) => {
    const url = await serve(({ socket }) => void socket.end(`HTTP/1.1 200 OK\r\n${answer}`));
    expect(await faultOfAsync(fetcher().bytes(url))).toBe("network-failed");
  });

  test("what is compressed on the way is not inflated, and is no answer", async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const url = await serve((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    expect(await refusal(fetcher().bytes(url))).toMatchObject({
      facts: { reason: "content-encoding gzip" },
    });
    // Some servers say so of every .gz: the bytes are those that are meant, and their digest decides.
    const path = join(testFolder(), "a.tar.gz");
    await fetcher().file(url, path, seen);
    expect(readFileSync(path).equals(bomb)).toBe(true);
  });

  test.each(["bytes 0-9/10", "bytes 5-9/10", "bytes */10"])("another range: %s", async (range) => {
    const url = await serve((_, response) =>
      response.writeHead(206, { "content-range": range }).end("0123456789"),
    );
    const folder = testFolder();
    writeFileSync(join(folder, "a.zip.part"), "012");
    expect(await faultOfAsync(fetcher().file(url, join(folder, "a.zip"), seen))).toBe("network-failed");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a part where all was asked for", async () => {
    const url = await serve((_, response) => response.writeHead(206).end("6789"));
    expect(await faultOfAsync(fetcher().bytes(url))).toBe("network-failed");
  });
});

test("from https nobody is led to plain http", async () => {
  const folder = testFolder();
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync(
    "openssl",
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${key} -out ${cert} -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1`.split(
      " ",
    ),
    { stdio: "ignore" },
  );
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, readFileSync(cert, "utf8")]);
  onTestFinished(() => setDefaultCACertificates(before));
  const asked: (string | undefined)[] = [];
  const open = await serve((request, response) => {
    asked.push(request.url);
    response.end("plain");
  });
  const port = await listen(
    createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      if (request.url === "/to") response.end("safe");
      else response.writeHead(302, { location: request.url === "/away" ? `${open}/x` : "/to" }).end();
    }),
  );
  const url = `https://127.0.0.1:${port}`;
  expect(Buffer.from((await fetcher().bytes(`${url}/here`)) ?? []).toString()).toBe("safe");
  expect(await refusal(fetcher().bytes(`${url}/away`))).toMatchObject({
    code: "network-failed",
    facts: { reason: "redirect to http:" },
  });
  expect(asked).toEqual([]);
});

describe("a page that lies", () => {
  const saying = (text: string): Network => ({
    get: async (): Promise<Answer> => ({
      status: 200,
      headers: { "content-type": "text/html" },
      body: (async function* () {
        yield Buffer.from(text);
      })(),
    }),
  });
  const page = (text: string) => new DownloadPage(fetcher(saying(text)), nodeScratch(), testFolder());

  test.each(["<html>", "", "{}", "\ufeff[]", "[".repeat(100_000), `[${'{"version":'.repeat(50_000)}`])(
    "%.20s",
    async (text) => {
      expect(await faultOfAsync(page(text).versions())).toBe("network-failed");
    },
  );

  test("what it knows is taken, and nothing of the rest", async () => {
    const wanted = { version: "1.21.5", target: "linux/amd64" } as Parameters<DownloadPage["sumOf"]>[0];
    const files = [
      { filename: "go1.21.5.linux-amd64.tar.gz", sha256: "../../x", size: "many" },
      { filename: 7, sha256: null },
      null,
    ];
    const odd = ["go1.21.5\u001b[2J", "../../go1.1", "go1.2\n1", "__proto__", 7, null];
    const releases = [...odd.map((version) => ({ version, files })), { version: "go1.21.5", files }, null, 3];
    const lying = page(JSON.stringify(releases));
    expect(await lying.versions()).toEqual(["1.21.5"]);
    expect(await lying.sumOf(wanted)).toBeUndefined();
    expect(await lying.sizeOf(wanted)).toBeUndefined();
  });
});
