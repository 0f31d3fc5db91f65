import type { Authenticity, ToolchainComponent } from "../../bundle/manifest/component.ts";
import type { Toolchain } from "../sources/toolchain.ts";
import type { Part, Piece } from "./piece.ts";

/** A Go distribution, byte for byte as its maker published it. */
export function toolchainPart(toolchain: Toolchain): Part {
  const { version, target, form, treeH1, goH1, path, fileName, digest, openpgp } = toolchain;
  const component: ToolchainComponent = {
    id: `go${version}.${target.replace("/", "-")}`,
    kind: "toolchain",
    version,
    target,
    form,
    treeH1,
    goH1,
    authenticity: authenticityOf(toolchain),
  };
  const place = `toolchains/${fileName}`;
  const pieces: Piece[] = [{ path: place, content: { file: path, digest } }];
  if (openpgp !== undefined) pieces.push({ path: `${place}.asc`, content: { bytes: openpgp.asc } });
  return { pieces, describe: () => component };
}

function authenticityOf({ published, openpgp, log }: Toolchain): Authenticity {
  const signature = openpgp && { key: openpgp.key, trailer: openpgp.trailer };
  return { published, ...(signature && { openpgp: signature }), ...(log && { log }) };
}
