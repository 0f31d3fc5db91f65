import { join } from "node:path";
import { Fault } from "../../fault.ts";
import { escapeVersion } from "../../golang/module.ts";
import { withoutUserinfo } from "../../golang/userinfo.ts";
import { moduleVersion } from "../../payload/distribution.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { ToolchainForm } from "../../ports/work.ts";
import type { Order } from "../order.ts";
import { type Candidate, fileNameOf, TOOLCHAIN_MODULE, type Wanted } from "./distribution.ts";
import type { Fetcher } from "./fetcher.ts";
import type { ModuleProxy } from "./go-settings.ts";
import { type DownloadPage, PAGE } from "./page.ts";

/** One place that may have a distribution. `get` gives undefined where it says that it has none. */
export interface Offer {
  readonly name: string;
  /** Over the network, so that "not here" says something about the version. */
  readonly remote: boolean;
  get(wanted: Wanted): Promise<Candidate | undefined>;
  /** Its bytes without fetching them; undefined where it has none, or does not say. */
  size(wanted: Wanted): Promise<number | undefined>;
}

/** What the sources are made of. */
export interface Market {
  readonly fetcher: Fetcher;
  readonly scratch: Scratch;
  readonly reporter: Reporter;
  readonly page: DownloadPage;
  readonly proxies: () => readonly ModuleProxy[];
}

/** The source that is what earlier runs kept; the only one with `--offline`. */
export const CACHE = "cache";

/** The sources in the order in which they are asked: a folder, what earlier runs kept, the page, mirrors, proxies. */
export function offersOf(order: Order, market: Market): Offer[] {
  const { source } = order;
  if (typeof source === "object") return [folderOffer(source.folder, market)];
  const wants = (kind: "page" | "mirror" | "proxy") => source === "any" || source === kind;
  const forms: ToolchainForm[] =
    source === "any" ? ["archive", "module"] : source === "proxy" ? ["module"] : ["archive"];
  const offers = [keptOffer(downloads(order), forms, market)];
  if (order.offline) return offers;
  if (wants("page")) offers.push(pageOffer(order, market));
  if (wants("mirror")) offers.push(...order.mirrors.map((mirror) => mirrorOffer(mirror, order, market)));
  if (wants("proxy")) offers.push(...proxyOffers(order, market));
  return offers;
}

function downloads(order: Order): string {
  return join(order.cache, "downloads");
}

/** A folder that the user names, with the files as the page or a proxy calls them. */
function folderOffer(folder: string, { scratch, page }: Market): Offer {
  return {
    name: folder,
    remote: false,
    size: async (wanted) => sizeIn(folder, wanted, ["archive", "module"], scratch),
    async get(wanted) {
      const form = (["archive", "module"] as const).find((form) =>
        scratch.look(join(folder, fileNameOf(wanted, form))),
      );
      if (form === undefined) return undefined;
      const published = form === "archive" ? await page.sumOf(wanted).catch(() => undefined) : undefined;
      const path = join(folder, fileNameOf(wanted, form));
      return { form, path, ours: false, ...(published && { published }), ...signatureBeside(path, scratch) };
    },
  };
}

function keptOffer(folder: string, forms: readonly ToolchainForm[], { scratch, page }: Market): Offer {
  return {
    name: CACHE,
    remote: false,
    size: async (wanted) => sizeIn(folder, wanted, forms, scratch),
    async get(wanted) {
      const form = forms.find((form) => scratch.look(join(folder, fileNameOf(wanted, form))));
      if (form === undefined) return undefined;
      const published = form === "archive" ? page.keptSumOf(wanted) : undefined;
      const path = join(folder, fileNameOf(wanted, form));
      const kept = Buffer.from(scratch.read(keptDigestPath(path)) ?? []).toString("utf8");
      return {
        ...{ form, path, ours: true },
        ...(kept && { kept }),
        ...(published && { published }),
        ...signatureBeside(path, scratch),
      };
    },
  };
}

function sizeIn(folder: string, wanted: Wanted, forms: readonly ToolchainForm[], scratch: Scratch) {
  return forms.flatMap((form) => scratch.look(join(folder, fileNameOf(wanted, form))) ?? [])[0]?.size;
}

/** Where the signature of an archive stands: beside it, as on the page. */
export function signaturePath(path: string): string {
  return `${path}.asc`;
}

function signatureBeside(path: string, scratch: Scratch): Pick<Candidate, "signature"> {
  const signature = path.endsWith(".tar.gz") ? scratch.read(signaturePath(path)) : undefined;
  return signature === undefined ? {} : { signature };
}

/** Fetches the signature that a source has beside an archive; where it has none, or does not answer, there is none. */
async function fetchSignature(url: string, path: string, { fetcher, scratch }: Market): Promise<void> {
  const bytes = await fetcher.bytes(`${url}.asc`).catch((error: unknown) => {
    if (error instanceof Fault && error.code === "network-failed") return undefined;
    throw error;
  });
  if (bytes === undefined) scratch.remove(signaturePath(path));
  else scratch.write(signaturePath(path), bytes);
}

/** Where the digest of a kept file stands. */
export function keptDigestPath(path: string): string {
  return `${path}.sha256`;
}

function pageOffer(order: Order, market: Market): Offer {
  return {
    name: PAGE,
    remote: true,
    size: (wanted) => market.page.sizeOf(wanted),
    async get(wanted) {
      const published = await market.page.sumOf(wanted);
      if (published === undefined) return undefined;
      return download(
        `${PAGE}/${fileNameOf(wanted, "archive")}`,
        wanted,
        "archive",
        order,
        market,
        published,
      );
    },
  };
}

/** A mirror gives bytes only; what they must be comes from the page, or from the checksum database. */
function mirrorOffer(mirror: string, order: Order, market: Market): Offer {
  const urlOf = (wanted: Wanted) => `${mirror.replace(/\/+$/, "")}/${fileNameOf(wanted, "archive")}`;
  return {
    name: withoutUserinfo(mirror),
    remote: true,
    size: (wanted) => market.fetcher.size(urlOf(wanted)),
    async get(wanted) {
      const published = await market.page.sumOf(wanted).catch(() => undefined);
      return download(urlOf(wanted), wanted, "archive", order, market, published);
    },
  };
}

/** The proxies as Go names them; where it names none, that is what is said of this source. */
function proxyOffers(order: Order, market: Market): Offer[] {
  let proxies: readonly ModuleProxy[];
  try {
    proxies = market.proxies();
  } catch (error) {
    const refuse = async () => Promise.reject(error);
    return [{ name: "module proxy", remote: true, get: refuse, size: refuse }];
  }
  return proxies.map(({ url }) => {
    const urlOf = (wanted: Wanted) =>
      `${url}/${TOOLCHAIN_MODULE}/@v/${escapeVersion(moduleVersion(wanted))}.zip`;
    return {
      name: withoutUserinfo(url),
      remote: true,
      size: (wanted) => market.fetcher.size(urlOf(wanted)),
      get: (wanted) => download(urlOf(wanted), wanted, "module", order, market, undefined),
    };
  });
}

async function download(
  url: string,
  wanted: Wanted,
  form: ToolchainForm,
  order: Order,
  market: Market,
  published: string | undefined,
): Promise<Candidate | undefined> {
  const name = fileNameOf(wanted, form);
  const path = join(downloads(order), name);
  const seen = (done: number, total: number | undefined) =>
    market.reporter.progress(done, total, "bytes", name);
  if (!(await market.fetcher.file(url, path, seen))) return undefined;
  if (form === "archive") await fetchSignature(url, path, market);
  return {
    ...{ form, path, ours: true },
    ...(published && { published }),
    ...signatureBeside(path, market.scratch),
  };
}

/** What went wrong with a source, in one line for the list of those tried. */
export function refusalOf(offer: Offer, error: unknown): string {
  if (!(error instanceof Fault)) throw error;
  const { reason, rule, want, got } = error.facts;
  const why =
    want === undefined ? saidBy(error.code, reason, rule) : `${error.code}: ${got} instead of ${want}`;
  return `${offer.name}: ${why}`;
}

function saidBy(code: string, reason: unknown, rule: unknown): string {
  return rule === undefined ? String(reason ?? code) : `${code}: ${String(rule)}`;
}
