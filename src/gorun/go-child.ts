import { withoutUserinfo } from "../golang/userinfo.ts";
import type { Command, Finished, Processes } from "../ports/process.ts";
import { goEnvironment } from "./environment.ts";
import type { Line } from "./lines.ts";

/** One Go that is ready to run, and where its runs keep their things. */
export interface GoHome {
  /** Absolute path of the unpacked distribution. */
  readonly goroot: string;
  /** A folder of these runs alone: HOME, caches, temporary files. */
  readonly own: string;
}

/** How a line is run: where, with which settings, and with what network. */
export interface GoCircumstances {
  readonly cwd: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly network: "host" | "cut";
  /** Milliseconds. */
  readonly timeout: number;
  /** Words before `go`: a program that asserts something and then becomes what follows. */
  readonly through?: readonly string[];
  /** Folders of PATH behind those of Go and the system. */
  readonly path?: readonly string[];
  readonly interrupted?: AbortSignal;
}

/** Where programs that Go itself may call are found: a C compiler, git. */
const SYSTEM_PATH = ["/usr/local/bin", "/usr/bin", "/bin"];
const KEEP_BYTES = 16 * 1024 * 1024;

/** Runs one line with a clean environment. */
export function runGo(
  processes: Processes,
  home: GoHome,
  line: Line,
  how: GoCircumstances,
): Promise<Finished> {
  const go = `${home.goroot}/bin/go`;
  const [program = go, ...words] = [...(how.through ?? []), go, ...line];
  const command: Command = {
    argv: [program, ...words],
    cwd: how.cwd,
    env: goEnvironment(
      { own: home.own, path: [`${home.goroot}/bin`, ...SYSTEM_PATH, ...(how.path ?? [])] },
      how.settings,
    ),
    timeout: how.timeout,
    keep: KEEP_BYTES,
    network: how.network,
    ...(how.interrupted && { interrupted: how.interrupted }),
  };
  return processes.run(command);
}

/**
 * The tool's own words, for people, on one line: what it wrote to stderr (else to stdout) but for news of downloads,
 * at most `most` bytes from the end; git repeats the URL that it was told, with its password.
 */
export function wordsOf({ stderr, stdout, timedOut }: Finished, most = 2048): string {
  const lines = (stderr.trim() || stdout.trim())
    .split("\n")
    .filter((line) => !line.startsWith("go: downloading "));
  if (timedOut) lines.push("(ended: it took too long)");
  const said = lines.map((line) => line.trim()).filter((line) => line !== "");
  const bytes = Buffer.from(withoutUserinfo(said.join("; ")));
  // A cut may fall into the middle of a character.
  return bytes
    .subarray(Math.max(0, bytes.length - most))
    .toString("utf8")
    .replace(/^\uFFFD+/, "");
}
