import type { HostFacts } from "../../ports/host-facts.ts";
import { quoted } from "../shell-text.ts";

/**
 * Lines to type that cure what was found: each is one line for a POSIX shell, does nothing the second time, and shows no
 * value of a setting, which may hold a password.
 */

/** Makes the setting of a line in a profile file a remark. `: #` and not `#`, because the line may be all that an `if` holds. */
export function remarkSetting(file: string, name: string, owner: string | undefined): string {
  const replace = isShell(file) ? `s/^${LEAD}${name}=/: # &/` : `/^${LEAD}${name}=/d`;
  return `${asUser(owner)}sed -i ${quoted(replace)} ${quoted(file)}`;
}

/** The same for the line that puts a folder on PATH. `raw`: the folder as the line has it. */
export function remarkPath(file: string, raw: string, owner: string | undefined): string {
  const folder = raw.replace(/[.*[\]\\^$|]/g, "\\$&");
  return `${asUser(owner)}sed -i ${quoted(`\\|^${LEAD}PATH=.*${folder}|s/^/: # /`)} ${quoted(file)}`;
}

/**
 * Takes back what `go env -w` wrote, with that user's own home folder. A GOTOOLCHAIN that cannot be had, or a GOROOT of
 * another Go, would stop this very command (cmd/go/internal/toolchain.Select lets `go env -w GOTOOLCHAIN=` pass alone).
 */
export function unsetInGo(go: string, name: string, owner: string | undefined): string {
  return `${asUser(owner)}env -u GOROOT GOTOOLCHAIN=local ${quoted(go)} env -u ${name}`;
}

/** Whose file it is to change, where that is not this user. */
export function ownerOf(account: { readonly name: string; readonly uid: number }, facts: HostFacts) {
  return account.uid === facts.uid ? undefined : account.name;
}

/** Spaces, and `export` where the line has it, in a basic regular expression. */
const LEAD = "[[:space:]]*\\(export[[:space:]][[:space:]]*\\)\\{0,1\\}";

/** environment(5) and pam_env(8) read assignments alone. */
function isShell(file: string): boolean {
  return !/environment$/.test(file);
}

/** -H: the go command finds a user's settings by HOME. */
function asUser(owner: string | undefined): string {
  return owner === undefined ? "" : `sudo -Hu ${quoted(owner)} `;
}
