import { Fault } from "../../fault.ts";
import { readHead } from "../../golang/sumdb.ts";
import type { CarriedLog } from "../../payload/carried-log.ts";
import { linkOf, readServedLog } from "../../payload/served-log.ts";
import { keyOfLog } from "../../payload/sumdb-tree.ts";
import type { Account, HostFacts } from "../../ports/host-facts.ts";
import type { Warnings } from "../finding.ts";
import type { Installation } from "../installation.ts";
import { liveRelease, readBundles } from "../installation.ts";
import type { Isolated } from "../isolated.ts";
import { readServed } from "../served-logs.ts";
import { quoted } from "../shell-text.ts";
import { goEnvValues } from "./settings.ts";

/**
 * Accounts that know a head of a checksum database which the served tree cannot be linked with: they have used the real
 * one, or another host's. Every go command of theirs that asks the database fails ("checking tree#...").
 */
export function foreignHeads(installation: Installation, host: Isolated): Warnings {
  const logs = servedLogs(installation, host);
  const accounts = host.facts.accounts();
  return logs.flatMap((log) => accounts.flatMap((account) => headOf(account, log, host.facts)));
}

/** What is served, database by database; one that cannot be read is told as drift. */
function servedLogs(installation: Installation, { store }: Isolated): CarriedLog[] {
  const live = liveRelease(installation);
  if (live === undefined) return [];
  try {
    const stated = readBundles(store, live).flatMap(({ manifest }) => manifest.logs ?? []);
    const files = [...(readServed(store)?.files ?? [])];
    const groups = Map.groupBy(files, ([path]) => path.slice(0, path.indexOf("/")));
    return [...groups].map(([name, own]) =>
      readServedLog(
        keyOfLog(name, stated),
        new Map(own.map(([path, bytes]) => [path.slice(name.length + 1), bytes])),
      ),
    );
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return [];
  }
}

/** golang/mod sumdb.Client keeps its last head in the first folder of GOPATH (cmd/go modfetch/sumdb.go, ReadConfig). */
function headOf({ name: user, home }: Account, log: CarriedLog, facts: HostFacts): Warnings {
  const goEnv = goEnvValues(facts.text(`${home}/.config/go/env`) ?? "");
  const [goPath = ""] = (goEnv.get("GOPATH") ?? "").split(":");
  const file = `${goPath || `${home}/go`}/pkg/sumdb/${log.name}/latest`;
  const head = readHead(facts.text(file) ?? "");
  if (head === undefined || linkOf(head, log) === "linked") return [];
  const about = { user, file, log: log.name, records: head.size, served: log.head.size };
  return [{ code: "foreign-head", facts: { ...about, cure: `rm -f ${quoted(file)}` } }];
}
