import { Fault } from "../../fault.ts";

/** FORMAT 3.10: the name of a bundle; it becomes a file name on every system. */
const BUNDLE_NAME = /^[a-z0-9][a-z0-9._-]*$/;

/** `--name`, else the first app's name in lower case with other signs as `-`, else `go`. Fault name-invalid (2). */
export function resolveName(asked: string | undefined, apps: readonly { readonly name: string }[]): string {
  const name = asked ?? defaultName(apps[0]?.name);
  if (!BUNDLE_NAME.test(name) || name.length > 64) throw new Fault("name-invalid", { name });
  return name;
}

function defaultName(app: string | undefined): string {
  const plain = (app ?? "go")
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, "-")
    .replace(/^[^a-z0-9]+/, "");
  return plain === "" ? "app" : plain.slice(0, 64);
}
