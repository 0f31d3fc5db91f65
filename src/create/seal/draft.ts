import { sha256 } from "../../bundle/digest.ts";
import type { Manifest, StatedLog } from "../../bundle/manifest/manifest.ts";
import type { Proof } from "../../bundle/manifest/proof.ts";
import { memberPath } from "../../bundle/member-path.ts";
import { type Revocations, type SignedRevocations, stateRevocations } from "../../bundle/revocations.ts";
import { renderSums, SUMS_PATH } from "../../bundle/sums.ts";
import { SUM_GOLANG_ORG } from "../../golang/sumdb.ts";
import type { Measured, Piece } from "../assemble/piece.ts";
import type { Database } from "../log/database.ts";
import type { Order } from "../order.ts";
import type { Plan } from "../resolve/index.ts";
import type { Draft } from "./history.ts";

/** A manifest without number and time, and where the bytes of each of its members are, in the same order. */
export interface Drafted {
  readonly draft: Draft;
  readonly contents: readonly Piece["content"][];
  readonly revocations: SignedRevocations | undefined;
}

/** Puts components, members and proof together; SHA256SUMS, which lists all members, comes first. */
export function draftManifest(
  { name, targets, validUntil }: Pick<Plan, "name" | "targets"> & Pick<Order, "validUntil">,
  measured: readonly Measured[],
  proof: Proof,
  database: Database | undefined,
  revocations: Revocations | undefined,
): Drafted {
  const members = measured.flatMap((part) => part.members);
  const sums = Buffer.from(renderSums(members.map(({ member }) => member)));
  const draft: Draft = {
    schema: "gobundle/manifest/1",
    name,
    ...(validUntil !== undefined && { validUntil }),
    targets,
    critical: [],
    ...(revocations && { revocations: stateRevocations(revocations) }),
    ...statedLogs(database),
    components: measured.map(({ component }) => component),
    proof,
    members: [
      { path: memberPath(SUMS_PATH), size: sums.length, sha256: sha256(sums) },
      ...members.map(({ member }) => member),
    ],
  };
  const contents = [{ bytes: sums }, ...members.map(({ content }) => content)];
  return { draft, contents, revocations: revocations?.signed };
}

/** sum.golang.org is known to every reader; the key of any other database is stated. */
function statedLogs(database: Database | undefined): Pick<Manifest, "logs"> {
  if (database === undefined || database.keyText === SUM_GOLANG_ORG) return {};
  const log: StatedLog = { name: database.key.name, key: database.keyText };
  return { logs: [log] };
}
