import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Way } from "./job.ts";

/** One run: seconds, MiB. Peaks: of the largest process, and of what the filesystem holds more than before. */
export interface Figures {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
  readonly disk: number;
  /** What it holds more than before at the end. */
  readonly result: number;
}

const MIB = 1024 * 1024;

/** Runs `way` once on the filesystem of `dir`, which nothing else may use; its sizes are looked at every 5 ms. */
export async function measure(way: Way, dir: string): Promise<Figures> {
  for (const path of way.clean) rmSync(path, { recursive: true, force: true });
  const before = usedBy(dir);
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, usedBy(dir) - before);
  }, 5);
  const began = process.hrtime.bigint();
  const { cpu, memory } = await timed(way);
  const wall = Number(process.hrtime.bigint() - began) / 1e9;
  clearInterval(watch);
  const result = usedBy(dir) - before;
  return { wall, cpu, memory, disk: Math.max(peak, result) / MIB, result: result / MIB };
}

/** Under GNU time, which sums the CPU of all children and knows the largest of them. */
function timed({ argv, cwd }: Way): Promise<{ cpu: number; memory: number }> {
  const folder = mkdtempSync(join(tmpdir(), "gobundle-bench-"));
  const report = join(folder, "time");
  return new Promise((resolve, reject) => {
    const child = spawn("/usr/bin/time", ["-f", "%U %S %M", "-o", report, ...argv], {
      cwd,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.on("error", reject);
    child.on("close", (status) => {
      const [user = 0, system = 0, kib = 0] =
        readFileSync(report, "utf8").trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
      rmSync(folder, { recursive: true });
      if (status === 0) resolve({ cpu: user + system, memory: kib / 1024 });
      else reject(new Error(`${argv.join(" ")} ended with ${status}:\n${said}`));
    });
  });
}

function usedBy(dir: string): number {
  const { blocks, bfree, bsize } = statfsSync(dir);
  return (blocks - bfree) * bsize;
}

/** Field by field, the middle of an odd number of runs. */
export function median(runs: readonly Figures[]): Figures {
  const middle = (field: keyof Figures) =>
    runs.map((run) => run[field]).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
  return {
    wall: middle("wall"),
    cpu: middle("cpu"),
    memory: middle("memory"),
    disk: middle("disk"),
    result: middle("result"),
  };
}
