import type { Supply } from "../sources/index.ts";
import type { Plan } from "./index.ts";

/**
 * Makes sure that every distribution exists, with no more than a look where a source states its size.
 * Faults: go-version-unknown (2), no-source (1).
 */
export async function refuseUnknownVersions({ versions, targets }: Plan, supply: Supply): Promise<void> {
  const wanted = versions.flatMap((version) => targets.map((target) => ({ version, target })));
  const sizes = await Promise.all(wanted.map((one) => supply.sizeOf(one)));
  for (const [i, one] of wanted.entries()) if (sizes[i]?.bytes === 0) await supply.toolchain(one);
}
