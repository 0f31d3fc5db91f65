import type { RecordedBundle } from "../apply/release-record.ts";
import { status as read, type Status } from "../apply/status.ts";
import { isolatedOf } from "./isolated.ts";
import type { Call, Verb } from "./verb.ts";

export const status: Verb = {
  name: "status",
  options: [],
  shares: [],
  async run(call) {
    const found = read(isolatedOf(call));
    const { current, rollbackTo, goproxy, host, ...rest } = found;
    return {
      changed: false,
      exit: found.drift ? 7 : 0,
      facts: {
        current: current ? { ...current, bundles: current.bundles.map(bundleFacts) } : null,
        rollbackTo: rollbackTo ?? null,
        goproxy: goproxy ?? null,
        host: host ?? null,
        ...rest,
      },
      text: linesOf(found, call).join("\n"),
    };
  },
};

/** A bundle of the live release in a result document; what lists are asked about its signers stays on the host. */
function bundleFacts({ signers, ...bundle }: RecordedBundle) {
  const told = signers.map(({ subject, fingerprint, notAfter }) => ({ subject, fingerprint, notAfter }));
  return { ...bundle, signers: told };
}

function linesOf(
  { current, releases, goproxy, heads, revocations, rollbackTo, host }: Status,
  { words, settings }: Call,
): string[] {
  const id = host === undefined ? words.say("status.no-host") : words.say("status.host", { host });
  if (current === undefined) return [words.say("status.none", { root: settings.root }), id];
  const since = current.since ?? "?";
  return [
    words.say("status.live", { release: current.release, since, root: settings.root }),
    ...current.bundles.flatMap(({ name, sequence, identity, signers, permit }) => [
      words.say("status.bundle", { name, sequence, identity }),
      ...signers.map(({ subject, notAfter }) => words.say("status.signer", { subject, notAfter })),
      ...(permit ? [words.say("status.permit", { sha256: permit.sha256, until: permit.until })] : []),
    ]),
    ...releases
      .filter(({ live }) => !live)
      .map(({ release, made, bundles }) => words.say("status.release", { release, made, bundles })),
    ...(goproxy === undefined ? [] : [words.say("status.goproxy", { url: goproxy })]),
    ...revocations.map(({ anchor, number, issued, revoked }) =>
      words.say("status.revocations", { anchor, number, issued, count: revoked }),
    ),
    ...heads.map(({ log, size, hash }) => words.say("status.head", { log, size, hash })),
    rollbackTo === undefined
      ? words.say("status.no-rollback")
      : words.say("status.rollback", { release: rollbackTo }),
    id,
  ];
}
