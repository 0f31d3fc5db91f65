import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What an isolated server has: a shell, coreutils, openssl. No Node, no Go, no network. */
const PROGRAMS = [
  "sh",
  "bash",
  "env",
  "cat",
  "ls",
  "ln",
  "cp",
  "mv",
  "rm",
  "mkdir",
  "rmdir",
  "mktemp",
  "chmod",
  "chown",
  "stat",
  "find",
  "sort",
  "grep",
  "sed",
  "awk",
  "tr",
  "cut",
  "head",
  "tail",
  "wc",
  "sync",
  "id",
  "readlink",
  "sha256sum",
  "openssl",
  "tar",
  "gzip",
  "uname",
  "mount",
  "sleep",
  "true",
  "false",
  "date",
  "touch",
  "tee",
  "diff",
  "xargs",
  "timeout",
  "dd",
  "basename",
  "dirname",
  "printf",
  "test",
  "df",
  "setpriv",
  "comm",
  "cmp",
];

/** The libraries of the executable and of Go before 1.21, beside those that the programs need. */
const LIBRARIES = [
  "libstdc++.so.6",
  "libgcc_s.so.1",
  "libm.so.6",
  "libdl.so.2",
  "libpthread.so.0",
  "libresolv.so.2",
];

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Everything in the environment; default only PATH and HOME. */
  readonly env?: Readonly<Record<string, string>>;
  /** "closed" closes file descriptor 0; a string is typed into a pipe. Default: /dev/null. */
  readonly stdin?: "closed" | { readonly file: string };
}

/** A file system of its own, entered with chroot in mount and network namespaces of its own. */
export class BareRoot {
  readonly path: string;

  constructor() {
    this.path = mkdtempSync(join(tmpdir(), "gobundle-bare-"));
    for (const dir of [
      "usr/bin",
      "usr/sbin",
      "usr/lib",
      "usr/lib64",
      "usr/local/bin",
      "etc/profile.d",
      "dev",
      "proc",
      "root",
      "media",
      "mnt",
      "opt",
      "var/log",
      "home",
    ])
      mkdirSync(join(this.path, dir), { recursive: true });
    for (const dir of ["bin", "sbin", "lib", "lib64"]) symlinkSync(`usr/${dir}`, join(this.path, dir));
    mkdirSync(join(this.path, "tmp"));
    chmodSync(join(this.path, "tmp"), 0o1777);
    chmodSync(this.path, 0o755);
    for (const device of ["null", "zero", "full", "random", "urandom"])
      writeFileSync(join(this.path, "dev", device), "");
    this.write(
      "etc/passwd",
      "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n",
    );
    this.write("etc/group", "root:x:0:\nnogroup:x:65534:\n");
    this.write(
      "etc/profile",
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nfor i in /etc/profile.d/*.sh; do [ -r "$i" ] && . "$i"; done\n',
    );
    for (const program of PROGRAMS) this.#program(program);
    for (const library of LIBRARIES) this.#library(library);
  }

  /** Writes a file at a path relative to the root. */
  write(path: string, content: string | Uint8Array, mode = 0o644): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content, { mode });
  }

  /** Puts a file of this machine at a path relative to the root. */
  put(from: string, path: string, mode?: number): void {
    const to = join(this.path, path);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
    if (mode !== undefined) chmodSync(to, mode);
  }

  /** Runs `script` with sh inside: no network, only what is in the root. */
  run(script: string, options: RunOptions = {}): Promise<Ended> {
    const env = options.env ?? {
      PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      HOME: "/root",
    };
    const setup = [
      "set -e",
      `for d in null zero full random urandom; do mount --bind /dev/$d "${this.path}/dev/$d"; done`,
      `mount -t proc proc "${this.path}/proc"`,
      `exec chroot "${this.path}" /usr/bin/env -i ${Object.entries(env)
        .map(([k, v]) => `'${k}=${v}'`)
        .join(" ")} /bin/sh -c "$0"${options.stdin === "closed" ? " <&-" : ""}`,
    ].join("\n");
    const input = typeof options.stdin === "object" ? `exec < "${options.stdin.file}"\n` : "";
    const inside = ["-m", "-n", "-p", "-f", "--mount-proc", "sh", "-c", input + setup, script];
    const argv = process.getuid?.() === 0 ? inside : ["-r", ...inside];
    return ended(spawn("unshare", argv, { stdio: ["ignore", "pipe", "pipe"] }));
  }

  /** A listing of all but volatile places: type, mode, owner, and the digest of files or target of links. */
  async listing(): Promise<string> {
    const list = await this.run(
      "cd / && find . -xdev \\( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./media -o -path ./root \\) -prune -o -printf '%y %m %U:%G %p %l\\n' | sort -k4; find . -xdev \\( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./media -o -path ./root \\) -prune -o -type f -print0 | sort -z | xargs -0 sha256sum",
    );
    if (list.status !== 0) throw new Error(list.stderr);
    return list.stdout;
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  #program(name: string): void {
    const found = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"]
      .map((dir) => join(dir, name))
      .find((path) => existsSync(path));
    if (found === undefined) throw new Error(`this machine has no ${name}: it is needed to make a bare root`);
    this.put(realpathSync(found), join("usr/bin", name), 0o755);
    for (const library of librariesOf(realpathSync(found))) this.#place(library);
  }

  #library(name: string): void {
    const line = execFileSync("/sbin/ldconfig", ["-p"], { encoding: "utf8" })
      .split("\n")
      .find((one) => one.trim().startsWith(`${name} `) && (process.arch !== "x64" || one.includes("x86-64")));
    const path = line?.split("=> ")[1];
    if (path === undefined) throw new Error(`this machine has no ${name}`);
    this.#place(path.trim());
  }

  #place(library: string): void {
    const to = join(this.path, library.replace(/^\/(lib|lib64)\//, "/usr/$1/"));
    if (existsSync(to)) return;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(realpathSync(library), to);
    chmodSync(to, 0o755);
  }
}

function librariesOf(program: string): string[] {
  const text = execFileSync("ldd", [program], { encoding: "utf8" });
  return [...text.matchAll(/(?:=> )?(\/\S+) \(0x/g)]
    .map((match) => match[1] ?? "")
    .filter((path) => path !== "");
}

/** Collects what a child says until it is over. */
export function ended(child: ReturnType<typeof spawn>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}
