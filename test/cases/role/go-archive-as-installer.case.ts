import { gzipSync } from "node:zlib";
import { sha256 } from "../../../src/bundle/digest.ts";
import { type HostileCase, signed } from "../../support/hostile-case.ts";
import { goTar } from "../../support/hostile-payload.ts";
import { makeBundle } from "../../support/make-bundle.ts";

export default {
  row: 6,
  says: "Go's archive in place of the installer",
  verdict: { tar: "tree-mismatch" },
  applied: "installer-mismatch",
  make: signed((zone) =>
    makeBundle({
      zone,
      name: "hostile",
      installer: { packed: gzipSync(goTar()), size: 7, sha256: sha256(Buffer.from("program")) },
    }),
  ),
} satisfies HostileCase;
