import { compareGo, type GoVersion } from "../../golang/version.ts";
import type { Goods } from "../sources/goods.ts";
import type { WishedGo } from "./wished-module.ts";

/** GOROOT of a Go of the bundle, ready to run here. */
export async function gorootFor(version: GoVersion, { goods }: { readonly goods: Goods }): Promise<string> {
  const toolchain = goods.machine.get(version);
  if (toolchain === undefined) throw new Error("a Go has not been fetched");
  return toolchain.goroot();
}

/** Modules that belong to no app are read with the newest Go of the bundle: it understands the most go.mod files. */
export async function newestGo(ports: { readonly goods: Goods }): Promise<WishedGo> {
  const version = [...ports.goods.machine.keys()].toSorted(compareGo).at(-1);
  if (version === undefined) throw new Error("no Go has been fetched");
  return { version, goroot: await gorootFor(version, ports) };
}
