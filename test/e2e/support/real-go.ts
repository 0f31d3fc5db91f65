import { spawn } from "node:child_process";
import { DISTRIBUTION_LIMITS } from "../../../src/limits.ts";
import { inflate, openZip } from "../../../src/payload/zip.ts";

/** What Go needs to answer, to compile a file without imports and to link; its library and sources stay out. */
const RUNNING = /^(?:bin|pkg)\/|^(?:VERSION|go\.env|src\/cmd\/_go\.mod)$/;

/** The running parts of the Go distribution in a made bundle: path below GOROOT, content. */
export async function runningGo(bundle: string, version: string): Promise<Record<string, Uint8Array>> {
  const member = `toolchains/v0.0.1-go${version}.linux-${process.arch === "x64" ? "amd64" : "arm64"}.zip`;
  const zip = await memberOf(bundle, member);
  return Object.fromEntries(
    openZip(zip, DISTRIBUTION_LIMITS).flatMap((entry) => {
      const name = entry.name.slice(entry.name.indexOf("/", "golang.org/".length) + 1);
      return RUNNING.test(name) ? [[name, inflate(zip, entry)]] : [];
    }),
  );
}

/** One member's bytes, by stock tar. */
function memberOf(bundle: string, member: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const tar = spawn("tar", ["-xOf", bundle, "--occurrence=1", member], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    tar.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    tar.on("error", reject);
    tar.on("close", (status) =>
      status === 0 ? resolve(Buffer.concat(pieces)) : reject(new Error(`tar found no ${member}`)),
    );
  });
}
