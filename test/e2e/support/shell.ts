import { expect } from "vitest";
import type { BareRoot, Ended, RunOptions } from "./bare-root.ts";

/** Runs a script inside and holds its exit status against the expected one, 0 unless said. */
export type Shell = (script: string, status?: number, options?: RunOptions) => Promise<Ended>;

/** The shell of a bare root whose scripts must end as expected; a failure shows all that was printed. */
export function shellOf(root: BareRoot): Shell {
  return async (script, status = 0, options = {}) => {
    const ended = await root.run(script, options);
    expect(ended.status, `${script}\n${ended.stdout}\n${ended.stderr}`).toBe(status);
    return ended;
  };
}
