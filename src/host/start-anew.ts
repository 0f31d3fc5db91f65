import process from "node:process";
import { isSea } from "node:sea";
import { stopCoverage } from "node:v8";

/**
 * Variables that are obeyed before our first line runs, or behind it without being asked: by the loader (ld.so(8)), the C
 * library (mallopt(3), iconv(3), setlocale(3)), libuv, ICU and Node (nodejs.org/api/cli.html, "Environment variables").
 * NODE_EXTRA_CA_CERTS is not one of them: Node looks at it when a connection asks for it, which only `create` makes.
 */
const ACTING =
  /^(?:LD_.*|GLIBC_.*|MALLOC_.*|GCONV_PATH|LOCPATH|NLSPATH|TZDIR|UV_.*|ICU_.*|OPENSSL_.*|NODE_(?!EXTRA_CA_CERTS$).*)$/;

/** Stands in the environment of the second start, so that there is never a third. */
const SECOND = "GOBUNDLE_STARTED_ANEW";

/** The same environment without what acts on a program by itself. */
export function withoutActing(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || ACTING.test(name) ? [] : [[name, value]],
    ),
  );
}

/** The names in an environment that act on a program by themselves, sorted. */
export function actingNames(environment: NodeJS.ProcessEnv): string[] {
  return Object.keys(environment)
    .filter((name) => ACTING.test(name))
    .toSorted();
}

/**
 * Replaces this process by itself where something in its environment acts on it: same arguments, same descriptors 0 to 2,
 * an environment without those names. Once: gives the names that are back at the second start, set by something that is
 * not the environment, such as /etc/ld.so.preload. What acted on the first start could have stopped this: it is detection.
 */
export function startAnew(): readonly string[] {
  const acting = isSea() ? actingNames(process.env) : [];
  const second = process.env[SECOND] !== undefined;
  delete process.env[SECOND];
  if (acting.length === 0 || second) return acting;
  stopCoverage(); // execve(2) is an exit to Node: it would write what NODE_V8_COVERAGE asks for
  // By the kernel's own link to this file: a name could lead to another by now.
  const argv = [process.argv0, ...process.argv.slice(2)];
  process.execve?.("/proc/self/exe", argv, { ...withoutActing(process.env), [SECOND]: "1" });
  return acting;
}
