import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writePem } from "../../src/bundle/cms/pem.ts";
import { makeBundle, tarOf } from "../../test/support/make-bundle.ts";
import type { Way } from "./job.ts";

/** As many as a very large vendored application has files. */
const MEMBERS = 100_000;

/** What a verify may hold, in MiB: 200, and 2 KiB a member. */
export const MANY_MEMBERS_MEMORY = 200 + (2 * MEMBERS) / 1024;

/** Writes a bundle of very many small members into `dir`, and gives the line that verifies it. */
export function manyMembers(gobundle: string, dir: string): Way {
  const folder = join(dir, "many");
  mkdirSync(folder);
  const names = Array.from({ length: MEMBERS }, (_, at) => `d${Math.floor(at / 100)}/file-${at}.go`);
  const files = Object.fromEntries([
    ["go.mod", "module example.test/many\n"],
    ...names.map((name) => [name, `package p // ${name}\n`]),
  ]);
  const bundle = makeBundle({
    name: "many",
    created: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    apps: [{ name: "many", files }],
  });
  const [path, root] = [join(folder, "many-1.gobundle"), join(folder, "root.pem")];
  writeFileSync(path, tarOf(bundle));
  writeFileSync(root, writePem("CERTIFICATE", bundle.zone.root.certificate.der));
  return { argv: [gobundle, "verify", path, "--trust", root], clean: [] };
}
