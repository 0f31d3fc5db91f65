import type { CertificateFacts } from "../bundle/cms/certificate.ts";
import type { Sha256 } from "../bundle/digest.ts";
import type { Manifest } from "../bundle/manifest/manifest.ts";
import { carriedNeeds } from "./assemble/carried-needs.ts";
import type { Order } from "./order.ts";
import { outputPath } from "./output-path.ts";
import { provenContents } from "./proven-contents.ts";
import type { GoNeed } from "./resolve/go-needs.ts";
import { resolvePlan } from "./resolve/index.ts";
import { refuseUnknownVersions } from "./resolve/known-versions.ts";
import { draftManifest } from "./seal/draft.ts";
import { remember } from "./seal/history.ts";
import { seal } from "./seal/index.ts";
import { fetchGoods } from "./sources/goods.ts";
import { Supply } from "./sources/index.ts";
import { Stopwatch } from "./stopwatch.ts";
import type { Tools } from "./tools.ts";
import { refuseOver } from "./valid-until.ts";
import { writeBundle } from "./write/index.ts";
import { writeRecord } from "./write/record.ts";

/** What `create` made, or found to be made already. */
export interface Created {
  readonly file: string;
  readonly manifest: Manifest;
  readonly identity: Sha256;
  /** Of the whole bundle, its head included. */
  readonly bytes: number;
  /** Digest of the file; absent for a folder, and where the bundle was there already. */
  readonly sha256?: Sha256;
  readonly signer: CertificateFacts;
  readonly needs: readonly GoNeed[];
  readonly changed: boolean;
}

/**
 * Makes one bundle: resolve, fetch, assemble, prove, seal, write. Nothing is signed that has not been built offline from
 * its own bytes (or says so); a run that fails leaves no output. Faults: those of the stages.
 */
export async function createBundle(order: Order, tools: Tools): Promise<Created> {
  const { scratch, reporter, work } = tools;
  const room = scratch.temporary();
  const watch = new Stopwatch(tools.clock, reporter);
  try {
    work.wake();
    watch.enter("resolve");
    refuseOver(order, tools.clock);
    const supply = await Supply.open(order, tools, room);
    const plan = await resolvePlan(order, supply.index, tools);
    await refuseUnknownVersions(plan, supply);
    // A person is asked for a passphrase once all else that was said has been found right.
    const signer = await tools.signer();
    const revocations = tools.revocations(signer);
    watch.enter("fetch", plan.versions.join(" "));
    const goods = await fetchGoods(plan, order, supply);
    const { contents, proof } = await provenContents(plan, goods, order, supply, watch, room, tools);
    watch.enter("seal");
    const draft = draftManifest(
      { ...plan, validUntil: order.validUntil },
      contents.measured,
      proof,
      supply.usedLog()?.database,
      revocations,
    );
    const sealed = await seal(draft, order, signer, tools);
    const file = outputPath(order, sealed.manifest, scratch);
    watch.enter("write", file);
    const written = await writeBundle(sealed, file, order.format, tools);
    if (written.changed) {
      writeRecord(file, sealed, written, goods, watch, scratch);
      remember(sealed, supply.usedLog()?.head(), order.memory, scratch);
    }
    const { manifest, identity } = sealed;
    const needs = [...plan.needs, ...carriedNeeds(contents, scratch)];
    return { file, manifest, identity, ...written, signer: signer.certificate, needs };
  } finally {
    scratch.remove(room);
  }
}
