import { createReadStream, statSync } from "node:fs";
import { type ClientRequest, Agent as HttpAgent, get as httpGet, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, get as httpsGet } from "node:https";
import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";
import { fileURLToPath } from "node:url";
import { Fault, reasonOf } from "../fault.ts";
import { withoutUserinfo } from "../golang/userinfo.ts";
import type { Answer, Network } from "../ports/network.ts";
import { authorizationFor } from "./authorization.ts";

/** A host that does not answer must not hold up the next source. */
const CONNECT_MS = 5_000;
/** A transfer that stands still for this long is over; it can be resumed. */
const IDLE_MS = 30_000;
const MAX_REDIRECTS = 10;

/** Whoever sends less than `bytes` in each of two windows of `window` milliseconds, one behind the other, is as good as silent. */
export const PACE = { window: 30_000, bytes: 64 * 1024 } as const;

type Pace = { readonly window: number; readonly bytes: number };

/** What a request may carry. */
type GetOptions = { readonly from?: number; readonly signal?: AbortSignal };

/** HTTPS with the system's certificates, http and file; HTTP_PROXY, HTTPS_PROXY and NO_PROXY hold. */
export function nodeNetwork(pace: Pace = PACE): Network {
  const agents = new Agents(pace);
  return {
    async get(url, options = {}) {
      try {
        return await follow(new URL(url), options, agents, MAX_REDIRECTS);
      } catch (error) {
        options.signal?.throwIfAborted();
        throw new Fault(
          "network-failed",
          { url: withoutUserinfo(url), reason: reasonOf(error) },
          { cause: error },
        );
      }
    },
  };
}

/** Made at the first use: reading the system's certificates takes time that offline runs need not spend. */
class Agents {
  #http: HttpAgent | undefined;
  #https: HttpsAgent | undefined;
  readonly pace: Pace;

  constructor(pace: Pace) {
    this.pace = pace;
  }

  request(url: URL, headers: Record<string, string>, signal: AbortSignal | undefined): ClientRequest {
    const more = { headers, ...(signal === undefined ? {} : { signal }) };
    if (url.protocol === "http:") {
      this.#http ??= new HttpAgent({ keepAlive: true, proxyEnv: process.env });
      return httpGet(url, { agent: this.#http, ...more });
    }
    this.#https ??= new HttpsAgent({ keepAlive: true, proxyEnv: process.env, secureContext: systemTrust() });
    return httpsGet(url, { agent: this.#https, ...more });
  }
}

/** Node's own list, NODE_EXTRA_CA_CERTS, and the system's store, where company proxies have their certificate. */
function systemTrust(): SecureContext {
  return createSecureContext({ ca: [...getCACertificates("default"), ...getCACertificates("system")] });
}

async function follow(url: URL, options: GetOptions, agents: Agents, hops: number): Promise<Answer> {
  if (url.protocol === "file:") return readLocal(url, options.from ?? 0);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new Error(`unsupported scheme ${url.protocol}`);
  const answer = await respond(url, options, agents);
  const location = answer.headers.location;
  const status = answer.statusCode ?? 0;
  if (status < 300 || status > 399 || location === undefined) return asAnswer(answer, status);
  answer.destroy(); // its body may be without end
  const next = new URL(location, url);
  if (hops === 0) throw new Error("too many redirects");
  if (url.protocol === "https:" && next.protocol !== "https:")
    throw new Error(`redirect to ${next.protocol}`);
  if (next.protocol === "file:") throw new Error("redirect to file:");
  return follow(next, options, agents, hops - 1);
}

function respond(url: URL, options: GetOptions, agents: Agents): Promise<IncomingMessage> {
  const headers: Record<string, string> = { "user-agent": "gobundle", "accept-encoding": "identity" };
  if (options.from !== undefined && options.from > 0) headers["range"] = `bytes=${options.from}-`;
  const authorization = authorizationFor(url);
  if (authorization !== undefined) headers["authorization"] = authorization;
  const secure = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const request = agents.request(url, headers, options.signal);
    const timer = setTimeout(() => request.destroy(new Error("no connection within 5 s")), CONNECT_MS);
    request.once("socket", (socket) => {
      if (socket.connecting) socket.once(secure ? "secureConnect" : "connect", () => clearTimeout(timer));
      else clearTimeout(timer);
    });
    keepPace(request, agents.pace);
    request.setTimeout(IDLE_MS, () => request.destroy(new Error("no data for 30 s")));
    request.once("response", (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    request.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

/** Ends a request whose server sends head and body drop by drop. Two windows: in one of them this program may have been busy. */
function keepPace(request: ClientRequest, { window, bytes }: Pace): void {
  let before: number | undefined;
  let slow = 0;
  const timer = setInterval(() => {
    const now = request.socket?.bytesRead;
    slow = now !== undefined && before !== undefined && now - before < bytes ? slow + 1 : 0;
    before = now;
    if (slow === 2) request.destroy(new Error("too slow"));
  }, window);
  timer.unref();
  request.once("close", () => clearInterval(timer));
}

function asAnswer(answer: IncomingMessage, status: number): Answer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return { status, headers, body: answer };
}

/** A file as a server would give it: a missing one is 404, as the go command sees it too. */
function readLocal(url: URL, from: number): Answer {
  const path = fileURLToPath(url);
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return { status: 404, headers: {}, body: nothing() };
  const headers = { "content-length": `${size - from}` };
  return { status: from > 0 ? 206 : 200, headers, body: createReadStream(path, { start: from }) };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // no body
}
