import type { Component, ToolComponent, ToolchainComponent } from "../bundle/manifest/component.ts";
import type { Proof } from "../bundle/manifest/proof.ts";
import type { Inspected, Inspection } from "../look/inspect.ts";
import { datesText } from "./dates-text.ts";
import { noticeOf } from "./result.ts";
import { megabytes } from "./sizes.ts";
import { fill, type Words } from "./words.ts";

/** The first line: whether anything below can be relied on. */
export function verdictText({ refusal }: Inspection, words: Words): string {
  if (refusal === undefined) return words.say("inspect.verified");
  const { id } = noticeOf(refusal.code, refusal.facts);
  const message = fill(words.table.faults[refusal.code].message, refusal.facts, words.table.phrases);
  return `${words.say("inspect.refused", { id, message })}\n${words.say("inspect.claims")}`;
}

/** What is in the bundle, a line for each thing. */
export function contentsText(found: Inspection, words: Words): string {
  const { manifest, contents, verified } = found;
  const { members } = manifest;
  return [
    headText(found, words),
    ...(verified?.logs ?? []).map((log) => words.say("look.log", { log: log.name, records: log.records })),
    proofText(manifest.proof, words),
    ...contents.flatMap((one) => componentText(one, words)),
    ...modulesText(contents, words),
    words.say("inspect.total", { members: members.length, bytes: megabytes(found.bytes) }),
  ].join("\n");
}

/** Which bundle it is, and who signed it. */
export function headText({ manifest, identity, age, verified }: Inspection, words: Words): string {
  const { name, sequence, created, targets } = manifest;
  return [
    words.say("inspect.head", { name, sequence, created, targets }),
    words.say("verify.identity", { identity }),
    ...datesText(manifest, age, words),
    ...(manifest.revocations ? [words.say("look.revocations", { number: manifest.revocations.number })] : []),
    ...(verified?.signers ?? []).map(({ subject, fingerprint }) =>
      words.say("look.signer", { subject, fingerprint }),
    ),
  ].join("\n");
}

function proofText({ strength, runs }: Proof, words: Words): string {
  const held = runs.filter((run) => run.result === "held");
  const told = held.map(
    ({ app, go, target, form, command }) => `${command} ${app} (${form}, go${go}, ${target})`,
  );
  return words.say(`inspect.proof.${strength}`, { runs: told });
}

function componentText({ component, members, bytes: size }: Inspected, words: Words): string[] {
  const bytes = megabytes(size);
  const { id } = component;
  const sha256 = members[0]?.sha256 ?? "";
  switch (component.kind) {
    case "toolchain":
      return [
        words.say("inspect.toolchain", {
          id,
          bytes,
          goH1: component.goH1,
          evidence: evidenceText(component, words),
        }),
      ];
    case "app":
      return [
        words.say("inspect.app", {
          id,
          bytes,
          members: members.length,
          module: component.module ?? "go.work",
        }),
      ];
    case "tool":
      return [words.say("inspect.tool", { id, bytes, ...toolFacts(component) })];
    case "vulndb":
      return [words.say("inspect.vulndb", { bytes, members: members.length, modified: component.modified })];
    case "script":
      return [words.say("inspect.script", { id, bytes, sha256 })];
    case "file":
      return [words.say("inspect.file", { id, bytes, sha256 })];
    case "installer":
      return [words.say("inspect.installer", { id, bytes, ...installerFacts(component) })];
    case "modules":
      return [];
  }
}

function installerFacts({ version, size, sha256 }: Extract<Component, { kind: "installer" }>) {
  return { version, size, sha256 };
}

function toolFacts({ package: name, version, go, log }: ToolComponent) {
  return { package: name, version, go, log: log?.log ?? "-" };
}

/** Each way of knowing that a distribution is what its makers published: held, or not available. */
function evidenceText({ authenticity }: ToolchainComponent, words: Words): string {
  const { published, openpgp, log } = authenticity;
  const none = words.say("inspect.evidence.none");
  return words.say("inspect.evidence", {
    published: published === "held" ? words.say("inspect.evidence.held") : none,
    openpgp: openpgp ? words.say("inspect.evidence.key", { key: openpgp.key }) : none,
    log: log ? words.say("inspect.evidence.log", { record: log.record, log: log.log }) : none,
  });
}

/** All module versions in one line. */
function modulesText(contents: readonly Inspected[], words: Words): string[] {
  const versions = contents.flatMap((one) =>
    one.component.kind === "modules" && one.component.part === undefined
      ? [{ ...one, log: one.component.log }]
      : [],
  );
  if (versions.length === 0) return [];
  const bytes = megabytes(versions.reduce((sum, one) => sum + one.bytes, 0));
  const logged = versions.filter((one) => one.log !== undefined).length;
  return [
    words.say("inspect.modules", {
      count: versions.length,
      bytes,
      logged,
      private: versions.length - logged,
    }),
  ];
}
