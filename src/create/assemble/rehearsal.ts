import { Fault } from "../../fault.ts";
import {
  downloadAllLine,
  type Line,
  listAllLine,
  testAllLine,
  tidyLine,
  upgradeLine,
  vendorLine,
} from "../../gorun/lines.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { App } from "../resolve/app.ts";
import { GoFiles } from "./go-files.ts";
import type { Rehearsed } from "./staged-app.ts";

/**
 * Between them they ask for everything that the graph's other commands need: the whole build list, the packages of all
 * platforms, the tests of dependencies, the graph of the release before (Go reference: `go mod tidy`, `-compat`).
 */
const LINES: readonly Line[] = [downloadAllLine, listAllLine, tidyLine, testAllLine];

/** In a workspace these speak of one module alone, or not at all (Go reference: Workspaces). */
const MODULE_ONLY: ReadonlySet<Line> = new Set([tidyLine, vendorLine, upgradeLine]);

/** Those of the lines that can be asked of an app. */
export function graphLinesOf({ source }: App, lines: readonly Line[]): readonly Line[] {
  return source.workspace === undefined ? lines : lines.filter((line) => !MODULE_ONLY.has(line));
}

/**
 * Runs the commands of the module graph in `copy`, a copy of an app's tree to be thrown away, so that the module cache holds what
 * they ask for. `go` runs one line there, with a network. Fault: whatever stops the very first, which needs no more than
 * the modules that go.mod names.
 */
export async function rehearse(
  copy: string,
  app: App,
  go: (line: Line) => Promise<unknown>,
  scratch: Scratch,
): Promise<Rehearsed> {
  const files = new GoFiles(copy, app, scratch);
  const failing: string[] = [];
  let untidy = false;
  for (const line of graphLinesOf(app, LINES)) {
    files.restore();
    try {
      await go(line);
      if (line === tidyLine) untidy = files.changes().length > 0;
    } catch (error) {
      if (!(error instanceof Fault) || line === downloadAllLine || isPassing(error)) throw error;
      failing.push(line.join(" "));
    }
  }
  return { failing, untidy };
}

/** A line that is down for the moment says nothing about the app. */
function isPassing({ facts }: Fault): boolean {
  return /dial tcp|i\/o timeout|connection re|TLS handshake|unexpected EOF|no such host|: 5\d\d |: 429 |took too long/.test(
    String(facts["reason"]),
  );
}
