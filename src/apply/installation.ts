import { sha256 } from "../bundle/digest.ts";
import { decodeManifest } from "../bundle/manifest/manifest.ts";
import type { Carried } from "../bundle/release.ts";
import { Fault } from "../fault.ts";
import type { HostStore, Live } from "../ports/store.ts";
import { decodeLedger, LEDGER, type LedgerEntry } from "./ledger.ts";
import {
  decodeRelease,
  holdSame,
  type RecordedBundle,
  type ReleaseRecord,
  recordName,
} from "./release-record.ts";
import { decodeState, encodeState, firstValue } from "./state-text.ts";

/** What stands on disk, as the state files and the one link say. */
export interface Installation {
  readonly live: Live;
  /** The release that was accepted last, and since when. */
  readonly expected: { readonly release: number; readonly since: string } | undefined;
  /** Accepted releases, the oldest first. */
  readonly releases: readonly ReleaseRecord[];
  readonly ledger: readonly LedgerEntry[];
  /** Text of the state files that the next plan exchanges. */
  readonly text: { readonly live: string; readonly ledger: string };
}

export const LIVE = "live";
const NO_TEXT = { live: "", ledger: "" };

/** Reads an installation; an absent one is empty, whatever a folder of somebody else holds. Fault state-damaged (6). */
export function readInstallation(store: HostStore): Installation {
  if (!store.prepared())
    return { live: "none", expected: undefined, releases: [], ledger: [], text: NO_TEXT };
  const text = { live: store.read(`state/${LIVE}`) ?? "", ledger: store.read(`state/${LEDGER}`) ?? "" };
  const numbers = store.list("state").flatMap((name) => {
    const number = /^release-([1-9][0-9]{0,8})$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  return {
    live: store.live(),
    expected: readExpected(text.live),
    releases: numbers.toSorted((a, b) => a - b).map((number) => readRelease(store, number)),
    ledger: decodeLedger(text.ledger),
    text,
  };
}

/** The text of `state/live`. */
export function encodeLive(release: number, since: string): string {
  return encodeState([
    ["release", `${release}`],
    ["since", since],
  ]);
}

/** The record of the release that `current` leads to; undefined where there is none. */
export function liveRelease(installation: Installation): ReleaseRecord | undefined {
  const { live, releases } = installation;
  if (typeof live === "string" || "foreign" in live) return undefined;
  return releases.find((record) => record.release === live.release);
}

/**
 * The newest good release older than the live one that holds something else: an apply after a rollback makes the release
 * that was left once more, and nobody goes back from that to its twin. Without a live one the newest of all.
 */
export function rollbackTarget(installation: Installation): ReleaseRecord | undefined {
  const { live, releases } = installation;
  const left = liveRelease(installation);
  const number = typeof live === "object" && "release" in live ? live.release : Number.POSITIVE_INFINITY;
  return releases.findLast(
    (record) => record.release < number && (left === undefined || !holdSame(record, left)),
  );
}

/** The bundles of a release with their signed manifests, which must be those that were accepted. Fault state-damaged (6). */
export function readBundles(store: HostStore, record: ReleaseRecord): Carried[] {
  return record.bundles.map((bundle) => readBundle(store, record.release, bundle));
}

function readBundle(store: HostStore, release: number, { name, identity }: RecordedBundle): Carried {
  const path = `releases/${release}/manifests/${name}.json`;
  const bytes = store.readBytes(path);
  if (bytes === undefined || sha256(bytes) !== identity) {
    throw new Fault("state-damaged", { path: `${store.root}/${path}`, rule: bytes ? "digest" : "absent" });
  }
  return { identity, manifest: decodeManifest(bytes) };
}

function readExpected(text: string): Installation["expected"] {
  const lines = decodeState(text);
  const [release, since] = [Number(firstValue(lines, "release")), firstValue(lines, "since")];
  return since === undefined || !(release >= 1) ? undefined : { release, since };
}

function readRelease(store: HostStore, number: number): ReleaseRecord {
  const path = `state/${recordName(number)}`;
  const record = decodeRelease(store.read(path) ?? "");
  if (record?.release !== number) {
    throw new Fault("state-damaged", { path: `${store.root}/${path}`, rule: "unreadable" });
  }
  return record;
}
