import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writePem } from "../../src/bundle/cms/pem.ts";
import { type Sha256, sha256 } from "../../src/bundle/digest.ts";
import { expectedHeader, TRAILER } from "../../src/bundle/framing.ts";
import {
  createdSeconds,
  encodeManifest,
  type Manifest,
  type Member,
} from "../../src/bundle/manifest/manifest.ts";
import { renderSums } from "../../src/bundle/sums.ts";
import { h1OfDigests } from "../../src/golang/dirhash.ts";
import { CHUNK_BYTES } from "../../src/limits.ts";
import { blockOf, makeBundle } from "../support/make-bundle.ts";
import { TEST_NOW, testZone } from "../support/test-keys.ts";
import { EXECUTABLE } from "./support/executable.ts";

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const dir = mkdtempSync(join(tmpdir(), "gobundle-memory-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A bundle whose one file has 5 GiB of zeros: sparse on disk, so that only the reader has work. */
function bigBundle(path: string): string {
  const zone = testZone();
  const small = makeBundle({ zone, files: { "big.bin": "" } });
  const zeros = new Uint8Array(CHUNK_BYTES);
  const size = 5 * GIB;
  const whole = createHash("sha256");
  for (let done = 0; done < size; done += CHUNK_BYTES) whole.update(zeros);
  const digest = whole.digest("hex") as Sha256;
  const member = required(small.manifest.members.find((one) => one.path.endsWith("big.bin")));
  const big: Member = {
    ...member,
    size,
    sha256: digest,
    chunks: Array.from({ length: size / CHUNK_BYTES }, () => sha256(zeros)),
  };
  const sums = Buffer.from(renderSums([big]));
  const first: Member = { ...required(small.manifest.members[0]), size: sums.length, sha256: sha256(sums) };
  const components = small.manifest.components.map((one) => ({
    ...one,
    treeH1: h1OfDigests([{ name: "big.bin", sha256: digest }]),
  }));
  const manifest = { ...small.manifest, components, members: [first, big] } as Manifest;
  const bytes = encodeManifest(manifest);
  const signature = zone.signer.sign(bytes, TEST_NOW);
  const mtime = createdSeconds(manifest);
  const file = openSync(path, "wx");
  const heads = [
    ["manifest.json", bytes],
    ["manifest.p7s", signature],
  ] as const;
  let at = 0;
  const put = (block: Uint8Array) => {
    at += writeSync(file, block, 0, block.length, at);
  };
  for (const [name, content] of heads)
    put(blockOf({ path: name as Member["path"], size: content.length }, content, mtime));
  put(blockOf(first, sums, mtime));
  put(expectedHeader(big, mtime));
  ftruncateSync(file, at + size + TRAILER);
  closeSync(file);
  writeFileSync(join(dir, "root.pem"), writePem("CERTIFICATE", zone.root.certificate.der));
  return path;
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("not there");
  return value;
}

/** Runs the executable and gives its exit status and the largest resident set that the kernel counted, in bytes. */
function measured(
  args: readonly string[],
  input?: string,
): Promise<{ status: number | null; peak: number; stderr: string }> {
  return new Promise((resolve, reject) => {
    const cat =
      input === undefined ? undefined : spawn("cat", [input], { stdio: ["ignore", "pipe", "ignore"] });
    const stdin = cat?.stdout ?? "ignore";
    const child = spawn(EXECUTABLE, args, { stdio: [stdin, "ignore", "pipe"] });
    let peak = 0;
    let stderr = "";
    const look = setInterval(() => {
      peak = Math.max(peak, highWater(child.pid));
    }, 20);
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (status) => {
      clearInterval(look);
      resolve({ status, peak, stderr });
    });
  });
}

/** VmHWM never falls, so the last look before the end is the peak. */
function highWater(pid: number | undefined): number {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(line ?? 0) * 1024;
  } catch {
    return 0;
  }
}

test("a member of 5 GiB is verified within 256 MiB, from a file and from a pipe", async () => {
  const bundle = bigBundle(join(dir, "big-1.gobundle"));
  const trust = ["--trust", join(dir, "root.pem")];
  for (const [args, input] of [
    [["verify", bundle, ...trust], undefined],
    [["verify", "-", ...trust], bundle],
    [["inspect", bundle, ...trust], undefined],
  ] as const) {
    const { status, peak, stderr } = await measured(args, input);
    expect(status, stderr).toBe(0);
    expect(peak).toBeGreaterThan(20 * MIB);
    expect(peak).toBeLessThan(200 * MIB);
  }
});
