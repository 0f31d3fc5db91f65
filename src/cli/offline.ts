import { Fault } from "../fault.ts";
import type { Call, Verb } from "./verb.ts";

/** TEST-NET-1 (RFC 5737): an address that exists nowhere; without a route the kernel refuses it at once. */
const NOWHERE = "http://192.0.2.1/";

/** By iproute2; without it by the kernel's own file, which takes root's word alone, in a mount of this namespace's view. */
const RAISE_LOOPBACK = [
  ["ip", "link", "set", "lo", "up"],
  ["unshare", "--mount", "sh", "-c", "mount -t sysfs none /sys && echo 9 >/sys/class/net/lo/flags"],
] as const;

/** For the proof of `create`: shows that there is no network here, then becomes the command that follows. */
export const offline: Verb = {
  name: "__offline",
  operands: "<COMMAND...>",
  options: [],
  shares: [],
  hidden: true,
  async run({ host, args }) {
    const [program, ...words] = args;
    if (program === undefined) throw new Fault("operand-missing", { verb: "__offline", operand: "COMMAND" });
    refuseInterfaces(host);
    await refuseRoute(host);
    await raiseLoopback(host);
    return host.processes.become([program, ...words]);
  },
};

/** proc_net_dev(5): one interface a line, its name before the colon. */
function refuseInterfaces({ scratch }: Call["host"]): void {
  const text = Buffer.from(scratch.read("/proc/net/dev") ?? []).toString("utf8");
  const names = [...text.matchAll(/^\s*([^\s:|]+):/gm)].map(([, name]) => name ?? "");
  if (names.length !== 1 || names[0] !== "lo")
    throw new Fault("not-offline", { reason: `interfaces: ${names.join(" ")}` });
}

async function refuseRoute({ network }: Call["host"]): Promise<void> {
  const reason = await network.get(NOWHERE).then(
    () => "a connection was made",
    (error: unknown) =>
      error instanceof Fault ? String(error.facts["reason"]) : "not a failure of the network",
  );
  if (!reason.includes("ENETUNREACH")) throw new Fault("not-offline", { reason });
}

/** The loopback of a new namespace is down; tests of servers talk to themselves over it. Where neither works they fail. */
async function raiseLoopback({ processes }: Call["host"]): Promise<void> {
  for (const argv of RAISE_LOOPBACK) {
    const env = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" };
    const { status } = await processes.run({ argv, cwd: "/", env, timeout: 10_000 });
    if (status === 0) return;
  }
}
