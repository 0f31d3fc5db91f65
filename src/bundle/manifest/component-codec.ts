import {
  type AppComponent,
  type Authenticity,
  type Component,
  type FileComponent,
  type InstallerComponent,
  type LogEvidence,
  type ModulesComponent,
  type OpenPgpEvidence,
  SCRIPT_TIMES,
  type ScriptComponent,
  type ToolComponent,
  type ToolchainComponent,
  type VulndbComponent,
} from "./component.ts";
import { type Codec, eitherWay, integer, list, object, oneOf, variant } from "./decode.ts";
import {
  byteCount,
  goVersion,
  h1,
  instant,
  label,
  logName,
  openPgpFingerprint,
  openPgpTrailer,
  phrase,
  sha256Hex,
  target,
} from "./fields.ts";

/** FORMAT 3.11: the fields of every kind of component, in their order. */

const logEvidence: Codec<LogEvidence> = object<LogEvidence>({
  log: logName,
  record: integer("not-a-record-number", 0, Number.MAX_SAFE_INTEGER),
});

const openpgp: Codec<OpenPgpEvidence> = object<OpenPgpEvidence>({
  key: openPgpFingerprint,
  trailer: openPgpTrailer,
});

const toolchain = object<ToolchainComponent>({
  id: label,
  kind: oneOf("toolchain"),
  version: goVersion,
  target,
  form: oneOf("archive", "module"),
  treeH1: h1,
  goH1: h1,
  authenticity: object<Authenticity>({
    published: oneOf("held", "not available"),
    openpgp: { optional: openpgp },
    log: { optional: logEvidence },
  }),
});

const modules = object<ModulesComponent>({
  id: label,
  kind: oneOf("modules"),
  part: { optional: oneOf("index", "sumdb") },
  path: { optional: label },
  version: { optional: label },
  treeH1: h1,
  goH1: { optional: h1 },
  goModH1: { optional: h1 },
  log: { optional: logEvidence },
});

const app = object<AppComponent>({
  id: label,
  kind: oneOf("app"),
  module: { optional: label },
  dir: { optional: label },
  goLine: { optional: goVersion },
  toolchainLine: { optional: goVersion },
  packages: list(phrase),
  tags: list(label),
  vendored: eitherWay,
  treeH1: h1,
});

const tool = object<ToolComponent>({
  id: label,
  kind: oneOf("tool"),
  package: label,
  module: label,
  version: label,
  target,
  go: goVersion,
  treeH1: h1,
  goH1: h1,
  log: { optional: logEvidence },
});

const script = object<ScriptComponent>({
  id: label,
  kind: oneOf("script"),
  when: oneOf(...SCRIPT_TIMES),
  treeH1: h1,
});

const file = object<FileComponent>({ id: label, kind: oneOf("file"), treeH1: h1 });

const vulndb = object<VulndbComponent>({
  id: oneOf("go/vulndb"),
  kind: oneOf("vulndb"),
  modified: instant,
  treeH1: h1,
});

const installer = object<InstallerComponent>({
  id: label,
  kind: oneOf("installer"),
  target,
  version: label,
  size: byteCount,
  sha256: sha256Hex,
});

export const componentCodec: Codec<Component> = variant<Component>("kind", {
  toolchain,
  modules,
  app,
  tool,
  script,
  file,
  vulndb,
  installer,
});
