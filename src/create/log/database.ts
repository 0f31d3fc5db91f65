import { Fault } from "../../fault.ts";
import { parseVerifierKey, type VerifierKey } from "../../golang/note.ts";
import { SUM_GOLANG_ORG } from "../../golang/sumdb.ts";
import type { GoSettings, ModuleProxy } from "../sources/go-settings.ts";

/** Which checksum database speaks for public modules, and where it can be asked. */
export interface Database {
  readonly key: VerifierKey;
  /** The verifier key as text, for a manifest that must state it. */
  readonly keyText: string;
  /** Addresses that serve it, in the order in which they are asked. */
  readonly bases: readonly string[];
}

/** Names that the go command knows by themselves (cmd/go/internal/modfetch/key.go). */
const KNOWN: ReadonlyMap<string, string | undefined> = new Map([
  ["sum.golang.org", undefined],
  ["sum.golang.google.cn", "https://sum.golang.google.cn"],
]);

/**
 * GOSUMDB as the go command reads it: a known name, or `name+hash+key` with an address behind it or without.
 * `off` is not taken over: what no log speaks for is not carried as public. The proxies serve the database
 * below `sumdb/<name>`; then it is asked directly. Fault log-key.
 */
export function chooseDatabase(settings: GoSettings, proxies: readonly ModuleProxy[]): Database {
  const [word = "", address] = (settings.GOSUMDB ?? "").trim().split(/\s+/);
  const custom = word.includes("+");
  if (!custom && word !== "" && word !== "off" && !KNOWN.has(word)) throw new Fault("log-key", { key: word });
  const keyText = custom ? word : SUM_GOLANG_ORG;
  const key = parseVerifierKey(keyText);
  const direct = address ?? KNOWN.get(word) ?? `https://${key.name}`;
  const proxied = proxies.map((proxy) => `${proxy.url}/sumdb/${key.name}`);
  const bases = address === undefined ? [...proxied, direct] : [direct];
  return { key, keyText, bases: bases.map((base) => base.replace(/\/+$/, "")) };
}
