import { join } from "node:path";
import type { Line } from "../../gorun/lines.ts";
import { parseTreePath } from "../../payload/module-tree.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { connectedGo } from "./connected-go.ts";
import type { Connection } from "./connection.ts";
import type { WishedGo } from "./wished-module.ts";

/**
 * Fetches what the tree lacks of one version, by the name of the file in it: all of it for a `.zip`, else its `.info` and `.mod` alone, so that `list`
 * does not come to name a version that nobody builds with. Fault go-failed.
 */
export async function fetchLacking(
  file: string,
  { version: go, goroot }: WishedGo,
  ports: { readonly scratch: Scratch; readonly connection: Connection; readonly room: string },
): Promise<void> {
  const meaning = parseTreePath(file);
  if (meaning.kind !== "version") return;
  const name = `${meaning.module.path}@${meaning.module.version}`;
  const dir = join(ports.room, "lacking");
  ports.scratch.write(join(dir, "go.mod"), "module gobundle.invalid/lacking\n");
  const line: Line = meaning.ext === "zip" ? ["mod", "download", name] : ["list", "-m", name];
  await connectedGo(ports.connection, { name, dir, go }, goroot, line, { cwd: dir, workspace: "off" });
}
