import type { FaultCode } from "../../src/faults.ts";
import type { Reporter } from "../../src/ports/reporter.ts";

/** A reporter that keeps the warnings and forgets the rest. */
export function silentReporter(): Reporter & { readonly warnings: FaultCode[] } {
  const warnings: FaultCode[] = [];
  return {
    warnings,
    stage: () => undefined,
    progress: () => undefined,
    warn: (code) => void warnings.push(code),
  };
}
