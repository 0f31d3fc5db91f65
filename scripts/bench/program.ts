import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** Real programs, public and pinned: what they need is all the modules of the bench. The go.mod of this one requires 139. */
export const CADDY = "github.com/caddyserver/caddy/v2@v2.7.6";
export const GORELEASER = "github.com/goreleaser/goreleaser@v1.20.0";

/** The folder of a Go unpacked from its module zip into `into`, executable. */
export function unpackGo(zip: string, into: string): string {
  mkdirSync(into, { recursive: true });
  const script = `unzip -q "$0" -d "$1" && mv "$1"/golang.org/toolchain@* "$1/go" && chmod +x "$1"/go/bin/* "$1"/go/pkg/tool/*/*`;
  execFileSync("sh", ["-c", script, zip, into]);
  return join(into, "go");
}

/** Copies a program's source, as its module zip has it, to the folder `to`; the go command fetches it from where it is set to. */
export function copyProgram(program: string, goroot: string, modcache: string, to: string): void {
  const own = { GOROOT: goroot, GOMODCACHE: modcache, GOFLAGS: "-modcacherw", GOTOOLCHAIN: "local" };
  const env = { ...process.env, ...own };
  const said = execFileSync(join(goroot, "bin", "go"), ["mod", "download", "-json", program], { env });
  const { Dir: dir }: { readonly Dir: string } = JSON.parse(said.toString("utf8"));
  cpSync(dir, to, { recursive: true });
}
