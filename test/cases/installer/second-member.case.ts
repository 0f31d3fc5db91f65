import { gzipSync } from "node:zlib";
import { sha256 } from "../../../src/bundle/digest.ts";
import { type HostileCase, signed } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";

const program = Buffer.from("program");

export default {
  row: 3,
  says: "An installer with an empty gzip member behind its own",
  verdict: { tar: "archive-format:left-over" },
  applied: "installer-mismatch",
  make: signed((zone) =>
    makeBundle({
      zone,
      name: "hostile",
      installer: {
        packed: Buffer.concat([gzipSync(program), gzipSync("")]),
        size: program.length,
        sha256: sha256(program),
      },
    }),
  ),
} satisfies HostileCase;
