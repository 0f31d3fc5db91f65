import { createReadStream, statSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";

/** How often each tile was asked for, and how many of them at most at one time. */
export interface TileRequests {
  readonly all: number;
  readonly distinct: number;
  readonly together: number;
}

/** A static web server on loopback over a GOPROXY tree, which counts the tiles that it is asked for. */
export class CountingProxy {
  readonly #folder: string;
  readonly #server = createServer((request, answer) => this.#answer(request.url ?? "/", answer));
  #asked: string[] = [];
  #open = 0;
  #most = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Begins to serve, and gives the address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }

  /** What was asked since the last time. */
  counted(): TileRequests {
    const found = { all: this.#asked.length, distinct: new Set(this.#asked).size, together: this.#most };
    this.#asked = [];
    this.#most = 0;
    return found;
  }

  #answer(url: string, answer: ServerResponse): void {
    const path = join(this.#folder, normalize(decodeURIComponent(url)));
    if (url.includes("/tile/")) this.#count(url, answer);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile() !== true) {
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, { "content-length": found.size });
    createReadStream(path).pipe(answer);
  }

  #count(url: string, answer: ServerResponse): void {
    this.#asked.push(url);
    this.#open += 1;
    this.#most = Math.max(this.#most, this.#open);
    answer.on("close", () => {
      this.#open -= 1;
    });
  }
}
