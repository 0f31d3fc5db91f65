import { Fault } from "../fault.ts";
import type { Isolated } from "./isolated.ts";

/** The word with which a host goes back from the zone's own server to the carried tree. */
export const CARRIED = "file";

/** What a user says of it, if anything. */
export interface ProxyWish {
  /** `--goproxy`: from where modules come from now on; without `url` from the carried tree. */
  readonly goproxy?: { readonly url: string | undefined } | undefined;
}

/** The server that was asked for now, else the one that this host keeps; undefined for the carried tree. Fault goproxy-invalid (2). */
export function wantedProxy({ goproxy }: ProxyWish, host: Isolated): string | undefined {
  return goproxy === undefined ? keptProxy(host) : goproxy.url;
}

/** The server that this host keeps: a person can have written the file. Fault goproxy-invalid (2). */
export function keptProxy({ store, trust }: Isolated): string | undefined {
  return readGoproxy(trust.goproxy(store.root) ?? CARRIED);
}

const MAX_LENGTH = 2048;

/**
 * What `--goproxy` asks for: the address of the zone's own module server, without a slash at its end, or undefined for the
 * carried tree. Go splits GOPROXY at commas and pipes, and go.env is for everybody to read: no name and no password may be
 * in it. The fault does not repeat the address. Fault goproxy-invalid (2).
 */
export function readGoproxy(given: string): string | undefined {
  if (given === CARRIED) return undefined;
  const rule = ruleBroken(given);
  if (rule !== undefined) throw new Fault("goproxy-invalid", { rule });
  return given.replace(/\/+$/, "");
}

function ruleBroken(given: string): string | undefined {
  if (/[,|]/.test(given)) return "comma-or-pipe";
  if (/[\u0000-\u0020\u007f-\u009f"'`\\$]/.test(given)) return "control-character";
  const url = given.length > MAX_LENGTH ? null : URL.parse(given);
  if (url === null) return "no-address";
  if (!["https:", "http:", "file:"].includes(url.protocol)) return "scheme";
  if (url.username !== "" || url.password !== "" || given.includes("@")) return "credentials";
  if (/[?#]/.test(given)) return "query";
  // cmd/go modfetch.newProxyRepo: file:///abs/path and no other form.
  if (url.protocol === "file:" && !/^file:\/\/\/[^/]/.test(given)) return "file-path";
  return undefined;
}
