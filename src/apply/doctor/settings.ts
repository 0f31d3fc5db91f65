import type { Account } from "../../ports/host-facts.ts";
import type { Warnings } from "../finding.ts";
import type { Isolated } from "../isolated.ts";
import { proxyUrl } from "../shell-text.ts";
import { ownerOf, remarkSetting, unsetInGo } from "./cure.ts";
import { assigned, profileFiles } from "./profile-file.ts";

/** A value that outweighs go.env, where it was given, and the line that takes it back. */
interface Setting {
  readonly file: string;
  readonly name: string;
  readonly value: string;
  readonly account?: Account;
  readonly cure: string;
}

/**
 * Variables with which a user outweighs go.env; GOROOT makes one Go use the files of another. GOPATH, GOCACHE and
 * GOMODCACHE are not among them: they say where a user's own files are.
 */
const VARIABLES = [
  "GOROOT",
  "GOPROXY",
  "GOFLAGS",
  "GOTOOLCHAIN",
  "GOPRIVATE",
  "GONOPROXY",
  "GOSUMDB",
  "GONOSUMDB",
  "GOVCS",
  "GO111MODULE",
];

/** Settings that are taken before ours: of this shell, of profile files, of `go env -w`. */
export function overridingSettings({ facts, store }: Isolated): Warnings {
  const goEnv = goEnvValues(store.read("current/go.env") ?? "");
  // Where the zone has a server, its owner vouches in GONOSUMDB for what only that server has.
  const vouched = goEnv.get("GOPROXY") === proxyUrl(store.root) ? [] : ["GONOSUMDB"];
  const isOurs = ({ name, value }: Setting) => goEnv.get(name) === value || vouched.includes(name);
  return [...ofFiles(facts), ...ofUsers(facts, `${store.root}/current/bin/go`), ...ofThisRun(facts)]
    .filter((setting) => !isOurs(setting))
    .map(findingOf);
}

/** A single `-mod` flag changes what a build is made of, and the go command refuses it in every workspace. */
function findingOf({ file, name, value, account, cure }: Setting): Warnings[number] {
  const about = { file, setting: name, ...(account && { user: account.name }), cure };
  const mod = name === "GOFLAGS" ? /(?:^|\s)-mod=(\w+)/.exec(value)?.[1] : undefined;
  return mod === undefined
    ? { code: "setting-overrides", facts: about }
    : { code: "flag-mod", facts: { ...about, mod } };
}

function ofFiles(facts: Isolated["facts"]): Setting[] {
  return profileFiles(facts).flatMap(({ path: file, text, account }) => {
    const owner = account && ownerOf(account, facts);
    return given((name) => assigned(text, name)).map(({ name, value }) => ({
      file,
      name,
      value,
      ...(account && { account }),
      cure: remarkSetting(file, name, owner),
    }));
  });
}

/** `go env -w` writes a file of the user's. */
function ofUsers(facts: Isolated["facts"], go: string): Setting[] {
  return facts.accounts().flatMap((account) => {
    const file = `${account.home}/.config/go/env`;
    const values = goEnvValues(facts.text(file) ?? "");
    return given((name) => values.get(name)).map(({ name, value }) => ({
      file,
      name,
      value,
      account,
      cure: unsetInGo(go, name, ownerOf(account, facts)),
    }));
  });
}

function ofThisRun(facts: Isolated["facts"]): Setting[] {
  return given((name) => facts.variable(name)).map((one) => ({
    ...one,
    file: "environment",
    cure: `unset ${one.name}`,
  }));
}

function given(read: (name: string) => string | undefined): { name: string; value: string }[] {
  return VARIABLES.flatMap((name) => {
    const value = read(name);
    return value === undefined || value === "" ? [] : [{ name, value }];
  });
}

/** A go.env or a user's file of settings: the first line of a key counts (cmd/go cfg.readEnvFile). */
export function goEnvValues(text: string): ReadonlyMap<string, string> {
  const lines = [...text.matchAll(/^([A-Z][A-Z0-9_]*)=(.*?)\r?$/gm)];
  return new Map(lines.toReversed().map(([, name = "", value = ""]) => [name, value]));
}
