import { type Sha256, sha256 } from "../bundle/digest.ts";
import type { HostFacts } from "../ports/host-facts.ts";

/**
 * The name that a permit calls this host by (FORMAT 12.5): what `{ echo gobundle/host/1; cat /etc/machine-id; } | sha256sum`
 * prints. The machine id itself is to stay on its machine (machine-id(5)). Undefined where the host has none.
 */
export function hostId({ text }: Pick<HostFacts, "text">): Sha256 | undefined {
  const machine = text("/etc/machine-id");
  return machine !== undefined && /^[0-9a-f]{32}\n$/.test(machine)
    ? sha256(Buffer.from(`gobundle/host/1\n${machine}`))
    : undefined;
}
