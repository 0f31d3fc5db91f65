import type { ToolchainComponent } from "../../bundle/component.ts";
import type { Toolchain } from "../sources/toolchain.ts";
import type { Part } from "./piece.ts";

/** A Go distribution, byte for byte as its maker published it. */
export function toolchainPart(toolchain: Toolchain): Part {
  const { version, target, form, treeH1, goH1, published, log, path, fileName, digest } = toolchain;
  const component: ToolchainComponent = {
    id: `go${version}.${target.replace("/", "-")}`,
    kind: "toolchain",
    version,
    target,
    form,
    treeH1,
    goH1,
    authenticity: { published, ...(log && { log }) },
  };
  const content = { file: path, digest };
  return { pieces: [{ path: `toolchains/${fileName}`, content }], describe: () => component };
}
