/** Text for shells and Go; a root has no control character, comma or pipe, but may have spaces, quotes and percents. */

/** A word that a POSIX shell reads back as it is. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** The module tree of the live release as one `file:` URL (RFC 8089), the only form with which Go takes carried toolchains. */
export function proxyUrl(root: string): string {
  return `${currentUrl(root)}/modules`;
}

function currentUrl(root: string): string {
  const path = root.split("/").map((part) => encodeURIComponent(part).replaceAll("'", "%27"));
  return `file://${path.join("/")}/current`;
}

/** govulncheck takes its database from `-db` alone: the carried one, unless the user names another. */
export function searchingGovulncheck(root: string): string {
  const program = quoted(`${root}/current/tools/govulncheck`);
  return [
    "#!/bin/sh",
    `for word; do case $word in -db|-db=*|--db|--db=*) exec ${program} "$@" ;; esac; done`,
    `exec ${program} -db ${quoted(`${currentUrl(root)}/vulndb`)} "$@"`,
    "",
  ].join("\n");
}

/** `env.sh` and what `gobundle env` prints: idempotent, and without a stale GOROOT, which Go would believe. */
export function environmentLines(root: string, shell: "sh" | "fish" | "csh"): string {
  const bin = `${root}/current/bin`;
  switch (shell) {
    case "sh":
      return [
        `case ":$PATH:" in *:${quoted(bin)}:*) ;; *) PATH=${quoted(bin)}:$PATH; export PATH ;; esac`,
        "unset GOROOT",
        "",
      ].join("\n");
    case "fish":
      return `contains -- ${quotedFish(bin)} $PATH; or set -gx PATH ${quotedFish(bin)} $PATH\nset -e GOROOT\n`;
    case "csh":
      return `setenv PATH ${quoted(bin)}:"$PATH"\nunsetenv GOROOT\n`;
  }
}

/** `/etc/profile.d/gobundle.sh`: does nothing while no release is live. */
export function profileText(root: string): string {
  const script = quoted(`${root}/current/env.sh`);
  return `# Written by gobundle; taken away by: gobundle uninstall\nif [ -r ${script} ]; then . ${script}; fi\n`;
}

/**
 * With several versions each `go` puts them on PATH behind what is there: where PATH is not ours (cron, `env -i`), a plain
 * link would not find `go1.22.12` when a go.mod asks for it. `standard`: the older release that runs where none is asked for.
 */
export function switchingGo(root: string, version: string, standard?: string): string {
  const path = `PATH=$PATH:${quoted(`${root}/current/bin`)}:${quoted(`${root}/current/switch`)}; export PATH`;
  const least = `GOTOOLCHAIN=\${GOTOOLCHAIN-go${standard}+path}; export GOTOOLCHAIN`;
  return script([path, ...(standard === undefined ? [] : [least])], root, version);
}

/**
 * A release under the name of an earlier one, which Go refuses to be given unless it is not told that it asked (cmd/go
 * toolchain.Select, since 1.21). Its own lines then say that it is new enough.
 */
export function standInGo(root: string, version: string): string {
  return script(
    ["unset GOTOOLCHAIN_INTERNAL_SWITCH_VERSION", "GOTOOLCHAIN=path; export GOTOOLCHAIN"],
    root,
    version,
  );
}

/** Go before 1.21 reads no go.env: its settings come as defaults of the environment. */
export function settingGo(root: string, version: string, settings: Readonly<Record<string, string>>): string {
  const known = Object.entries(settings).filter(([name]) => name !== "GOTOOLCHAIN");
  const lines = known.map(([name, value]) => `${name}=\${${name}-${quoted(value)}}; export ${name}`);
  return script(lines, root, version);
}

function script(lines: readonly string[], root: string, version: string): string {
  const go = `${root}/current/toolchains/go${version}/bin/go`;
  return ["#!/bin/sh", ...lines, `exec ${quoted(go)} "$@"`, ""].join("\n");
}

/** fish: only backslash and quote are special inside single quotes. */
function quotedFish(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
