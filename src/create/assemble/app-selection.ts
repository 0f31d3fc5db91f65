import type { Reporter } from "../../ports/reporter.ts";
import { type ListingPorts, listApp } from "./app-listing.ts";
import { isMeant } from "./glob.ts";
import { looksSecret } from "./secrets.ts";

/** What the user says about files. */
export interface Wishes {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * The paths of an app's files to carry, in byte order. What git ignores stays out, but for files that are included or that
 * the build names (`needed`, with a warning); what looks like a secret stays out and is named, but where included.
 * `needed` is asked only where git keeps something out at all.
 */
export async function selectFiles(
  app: { readonly name: string; readonly dir: string },
  needed: () => Promise<readonly string[]>,
  wishes: Wishes,
  ports: ListingPorts & { readonly reporter: Reporter },
): Promise<readonly string[]> {
  const { paths, ignored } = await listApp(app.dir, ports);
  const missed = ignored.length === 0 ? [] : (await needed()).filter((path) => ignored.includes(path));
  const asked = ignored.filter((path) => isMeant(path, wishes.include));
  const all = [...new Set([...paths, ...missed, ...asked])].filter((path) => !isMeant(path, wishes.exclude));
  const secret = all.filter((path) => looksSecret(path) && !isMeant(path, wishes.include));
  const carried = all.filter((path) => !secret.includes(path)).sort(byBytes);
  const surprising = missed.filter((path) => carried.includes(path) && !asked.includes(path));
  if (secret.length > 0)
    ports.reporter.warn("secrets-left-out", { app: app.name, files: secret.sort(byBytes) });
  if (surprising.length > 0) ports.reporter.warn("ignored-carried", { app: app.name, files: surprising });
  return carried;
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
