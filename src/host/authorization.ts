import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Login, parseNetrc } from "../golang/netrc.ts";

/**
 * The header that a request needs (RFC 7617): from the address itself, else, over https alone, from the user's netrc file, as
 * the go command does (`go help goauth`). Undefined where nobody is to be told anything.
 */
export function authorizationFor(url: URL): string | undefined {
  if (url.username !== "") return basic(decodeURIComponent(url.username), decodeURIComponent(url.password));
  const found = url.protocol === "https:" ? logins().find(({ machine }) => machine === url.host) : undefined;
  return found && basic(found.login, found.password);
}

/** Read anew each time: it is small, and nothing secret stays in memory for longer than it is needed. */
function logins(): Login[] {
  try {
    return parseNetrc(readFileSync(process.env["NETRC"] || join(homedir(), ".netrc"), "utf8"));
  } catch {
    return []; // none, or not readable for this user: then the server says what is missing
  }
}

function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
}
