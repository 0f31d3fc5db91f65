/** One way of doing a job: a command line and what has to be gone before it starts. */
export interface Way {
  readonly argv: readonly [string, ...string[]];
  /** Removed before each run. */
  readonly clean: readonly string[];
  readonly cwd?: string;
}

/** A job that gobundle and a script both do, and what the ratio of their medians has to be. */
export interface Job {
  readonly name: string;
  readonly ours: Way;
  readonly byHand: Way;
  /** Greatest ratio of wall time. */
  readonly ratio: number;
  /** Most runs of each, for one that takes long. */
  readonly most?: number;
}

/** Where everything lies; absolute paths below one tmpfs. */
export interface Bench {
  readonly gobundle: string;
  readonly scripts: string;
  readonly dir: string;
  readonly app: string;
  readonly cache: string;
}

/** The jobs of the comparison. `prepare` has made what they read. */
export function jobsOf({ gobundle, scripts, dir, app, cache }: Bench): readonly Job[] {
  const script = (name: string) => `${scripts}/by-hand/${name}.sh`;
  const bundle = `${dir}/web-1.gobundle`;
  const keys = `${dir}/keys`;
  const trusting = ["--config", `${dir}/etc`, "--root", `${dir}/root`, "--quiet"];
  return [
    {
      name: "create",
      ratio: 1.2,
      ours: {
        argv: [
          gobundle,
          ...createLine("web", ["--vendor", app], cache, keys),
          "-o",
          `${dir}/again.gobundle`,
          "--quiet",
        ],
        clean: [`${dir}/again.gobundle`, `${dir}/again.gobundle.record.json`],
      },
      byHand: {
        argv: [
          script("create"),
          `${dir}/payload`,
          `${keys}/signer.key`,
          `${keys}/signer.pem`,
          `${dir}/again.tar`,
        ],
        clean: [`${dir}/again.tar`],
      },
    },
    {
      name: "verify",
      ratio: 0.4,
      ours: { argv: [gobundle, "verify", bundle, ...trusting], clean: [] },
      byHand: {
        argv: [script("check"), `${dir}/by-hand.tar`, `${keys}/root.pem`, `${dir}/opened`],
        clean: [`${dir}/opened`],
      },
    },
    {
      name: "verify --deep",
      ratio: 0.5,
      ours: { argv: [gobundle, "verify", "--deep", bundle, ...trusting], clean: [] },
      byHand: { argv: [script("deep"), `${dir}/payload`, `${dir}/inflated`], clean: [`${dir}/inflated`] },
    },
    {
      name: "apply",
      ratio: 0.7,
      ours: {
        argv: [gobundle, "apply", bundle, ...trusting],
        clean: [`${dir}/root`],
      },
      byHand: {
        argv: [script("apply"), `${dir}/by-hand.tar`, `${keys}/root.pem`, `${dir}/hand-root`],
        clean: [`${dir}/hand-root`],
      },
    },
  ];
}

/** A `create` of `wanted`, with everything from the cache, without proof and executable. */
export function createLine(
  name: string,
  wanted: readonly string[],
  cache: string,
  keys: string,
): readonly string[] {
  const signer = ["--key", `${keys}/signer.key`, "--cert", `${keys}/signer.pem`];
  const lean = ["--no-prove", "--no-installer", "--offline", "--cache", cache];
  return ["create", "--go", "1.21.5", ...wanted, "--name", name, "--sequence", "1", ...signer, ...lean];
}
