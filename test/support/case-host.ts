import { mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyBundles } from "../../src/apply/index.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { inspectMedia } from "../../src/look/inspect.ts";
import { verifyMedia } from "../../src/look/verify.ts";
import type { Form } from "./hostile-case.ts";
import { inlinePool } from "./inline-pool.ts";
import { silentReporter } from "./silent-reporter.ts";
import { type Patient, sewnFolder, sewnTar } from "./surgery.ts";
import type { TestHost } from "./test-host.ts";
import type { TestZone } from "./test-keys.ts";

/** A hostile bundle on a host's desk. */
export interface Delivered {
  readonly form: Form;
  /** Of the file or folder; that of the file to be piped. */
  readonly path: string;
}

/** Writes a bundle below `folder`, in a form of its own. */
export function deliver(patient: Patient, form: Form, folder: string): Delivered {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, form === "folder" ? "bundle" : "bundle.gobundle");
  if (form === "folder") sewnFolder(patient, path);
  else writeFileSync(path, sewnTar(patient));
  return { form, path };
}

/** `verify --deep` as its entry function. */
export async function verifyDelivered(delivered: Delivered, { trust }: TestZone): Promise<void> {
  await verifyMedia(doorTo(delivered), nameOf(delivered), { ...DEEP, trust }, silentReporter());
}

/** `inspect --deep` as its entry function; throws what it shows as its refusal. A pipe is not inspected twice. */
export async function inspectDelivered(delivered: Delivered, { trust }: TestZone): Promise<void> {
  const shown = await inspectMedia(
    doorTo(delivered),
    nameOf(delivered),
    { ...DEEP, trust },
    silentReporter(),
  );
  if (shown.refusal !== undefined && shown.verified === undefined) throw shown.refusal;
}

/** `apply` as its entry function. */
export async function applyDelivered(delivered: Delivered, zone: TestZone, host: TestHost): Promise<void> {
  await applyBundles(
    {
      media: [nameOf(delivered)],
      trust: zone.trust,
      identity: undefined,
      mode: "do",
      scripts: true,
      prove: false,
      integrate: false,
    },
    { ...host, media: doorTo(delivered) },
  );
}

const DEEP = { deep: true, floor: () => undefined } as const;

/** A door whose standard input is the delivered file. */
function doorTo({ path }: Delivered) {
  return nodeMedia(inlinePool(), () => openSync(path, "r"));
}

function nameOf({ form, path }: Delivered): string {
  return form === "pipe" ? "-" : path;
}
