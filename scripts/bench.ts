import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Bench, createLine, type Job, jobsOf } from "./bench/job.ts";
import { MANY_MEMBERS_MEMORY, manyMembers } from "./bench/many-members.ts";
import { type Figures, measure, median } from "./bench/measure.ts";
import { prepareModules } from "./bench/modules.ts";
import { carriedTiles, requestedTiles, TILE_ROOM } from "./bench/tiles.ts";
import { treeJobs } from "./bench/tree.ts";
import { zipJobs, zipsBelow } from "./bench/zips.ts";

/**
 * `node scripts/bench.ts TMPFS`: gobundle beside the scripts in `by-hand/`, in alternating runs on the same real Go
 * 1.21.5, application and modules. Prints a table in Markdown; ends with 1 where a figure misses its mark.
 * RUNS (7) is the number of runs of each; TMPFS is a filesystem that nothing else uses.
 */
const RUNS = Number(process.env["RUNS"] ?? 7);
/** Most that an apply may need beyond what it leaves, in MiB. */
const DISK_ROOM = 64;
/** Most that the program may take to say its version, in seconds. */
const START = 0.08;

const root = resolve(import.meta.dirname, "..");
const dir = process.argv[2];
if (dir === undefined) throw new Error("bench: no folder was given; use make bench");

const bench: Bench = {
  gobundle: join(dir, "gobundle"),
  scripts: join(root, "scripts"),
  dir,
  app: join(dir, "app"),
  cache: join(dir, "cache"),
};
// What was made before under these names is nobody's concern here, and the other way round.
process.env["XDG_STATE_HOME"] = join(dir, "state");
prepare(bench);
const missed: string[] = [];
heading("by hand");
for (const job of jobsOf(bench)) await compare(job);
await start();
await many();
await modules();
if (missed.length > 0) console.log(`\nmissed: ${missed.join(", ")}`);
process.exitCode = missed.length === 0 ? 0 : 1;

/** Both bundles, made once: ours, and the script's with the same Go, modules and application. */
function prepare({ gobundle, scripts, dir, app, cache }: Bench): void {
  copyFileSync(join(root, "dist", "gobundle"), gobundle);
  cpSync(join(root, "bundles", "web-service", "app"), app, { recursive: true });
  const kept = join(root, ".work", "cache");
  if (existsSync(kept)) cpSync(kept, cache, { recursive: true });
  const keys = join(dir, "keys");
  run(gobundle, "keys", "new", "--dir", keys, "--no-passphrase");
  const create = createLine("web", ["--vendor", app], cache, keys);
  const bundle = join(dir, "web-1.gobundle");
  run(gobundle, ...create.filter((word) => word !== "--offline"), "-o", join(dir, "first.gobundle"));
  renameSync(join(dir, "first.gobundle"), bundle);
  run(
    gobundle,
    "trust",
    "add",
    join(keys, "root.pem"),
    "--fingerprint",
    fingerprintOf(join(keys, "root.pem")),
    "--config",
    join(dir, "etc"),
  );

  const payload = join(dir, "payload");
  mkdirSync(payload);
  run("tar", "-xf", bundle, "-C", payload, "toolchains", "modules", "apps");
  repackGo(payload);
  run(
    join(scripts, "by-hand", "create.sh"),
    payload,
    join(keys, "signer.key"),
    join(keys, "signer.pem"),
    join(dir, "by-hand.tar"),
  );
}

/** The script takes Go as the download page has it: the same files in a .tar.gz. */
function repackGo(payload: string): void {
  const unpacked = join(payload, "unpacked");
  run(
    "sh",
    "-c",
    `unzip -q "$0"/toolchains/*.zip -d "$1" && mv "$1"/golang.org/toolchain@* "$1/go" && chmod +x "$1"/go/bin/* "$1"/go/pkg/tool/*/*`,
    payload,
    unpacked,
  );
  run("sh", "-c", 'tar -C "$1" -czf "$0/go.tar.gz" go && rm -r "$1" "$0/toolchains"', payload, unpacked);
}

async function compare({ name, ours, byHand, ratio, most = RUNS }: Job): Promise<void> {
  const runs: { readonly ours: Figures[]; readonly byHand: Figures[] } = { ours: [], byHand: [] };
  for (let round = 0; round < Math.min(RUNS, most); round += 1) {
    runs.ours.push(await measure(ours, bench.dir));
    runs.byHand.push(await measure(byHand, bench.dir));
  }
  const [mine, theirs] = [median(runs.ours), median(runs.byHand)];
  const found = mine.wall / theirs.wall;
  if (found > ratio) missed.push(`${name} ${found.toFixed(2)} > ${ratio}`);
  if (name === "apply" && mine.disk > mine.result + DISK_ROOM) missed.push("apply's peak disk");
  const mark = `${found <= ratio ? "reached" : "missed"}: ${ratio}`;
  console.log(`| ${[name, cells(mine), cells(theirs), found.toFixed(2), mark].join(" | ")} |`);
}

async function start(): Promise<void> {
  const runs: Figures[] = [];
  for (let round = 0; round < 3 * RUNS; round += 1) {
    runs.push(await measure({ argv: [bench.gobundle, "version"], clean: [] }, bench.dir));
  }
  const { wall, cpu, memory } = median(runs);
  if (wall > START) missed.push(`version ${wall.toFixed(3)} s > ${START} s`);
  console.log(
    `\nversion: ${(wall * 1000).toFixed(0)} ms, CPU ${(cpu * 1000).toFixed(0)} ms, ${memory.toFixed(0)} MiB; mark ${START * 1000} ms`,
  );
}

/** Very many small members: what a verify holds of them stays within the memory rule. */
async function many(): Promise<void> {
  const { wall, cpu, memory } = await measure(manyMembers(bench.gobundle, bench.dir), bench.dir);
  if (memory > MANY_MEMBERS_MEMORY) missed.push(`100,000 members ${memory.toFixed(0)} MiB`);
  console.log(
    `100,000 members verified: ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${memory.toFixed(0)} MiB; mark ${MANY_MEMBERS_MEMORY.toFixed(0)} MiB`,
  );
}

/** Module trees and zips, beside the go command, openssl and unzip; and what the checksum database's tiles take. */
async function modules(): Promise<void> {
  const { bundle, opened, ...places } = prepareModules(bench, join(root, ".work", "modules-cache"));
  const zips = zipsBelow(opened);
  console.log(`\nModules: a program of 139, a bundle of ${zips.length} zips\n`);
  heading("beside it");
  for (const job of [...treeJobs(bench, places), ...zipJobs(bench, bundle, zips)]) await compare(job);
  const { tiles, modules, share } = carriedTiles(bundle);
  if (share > TILE_ROOM) missed.push(`tiles ${share.toFixed(1)} KiB > ${TILE_ROOM} KiB a module`);
  console.log(
    `\ntiles: ${tiles} for ${modules} module versions, ${share.toFixed(1)} KiB each; mark ${TILE_ROOM} KiB`,
  );
  const [first, second] = await requestedTiles(bench, join(bench.dir, "payload", "modules"));
  if (first.all !== first.distinct || first.together < 2) missed.push("tiles once and in parallel");
  if (second.all > 0) missed.push(`a second create's ${second.all} tiles`);
  console.log(
    `tiles asked for: ${first.all}, of them ${first.distinct} different, at most ${first.together} together; by the next create ${second.all}`,
  );
}

function heading(other: string): void {
  console.log(
    `| job | wall | CPU | peak memory | peak disk | ${other}: wall | CPU | memory | disk | ratio | mark |`,
  );
  console.log("|---|---|---|---|---|---|---|---|---|---|---|");
}

function cells({ wall, cpu, memory, disk, result }: Figures): string {
  const room = `${disk.toFixed(0)} MiB (result ${result.toFixed(0)})`;
  return [`${wall.toFixed(2)} s`, `${cpu.toFixed(2)} s`, `${memory.toFixed(0)} MiB`, room].join(" | ");
}

function fingerprintOf(certificate: string): string {
  const said = execFileSync("openssl", ["x509", "-in", certificate, "-noout", "-fingerprint", "-sha256"], {
    encoding: "utf8",
  });
  return said.trim().split("=")[1] ?? "";
}

function run(program: string, ...words: readonly string[]): void {
  execFileSync(program, words, { stdio: ["ignore", "ignore", "inherit"] });
}
