/** A name and a password for one machine. */
export interface Login {
  /** Host, with `:port` where the address has one. */
  readonly machine: string;
  readonly login: string;
  readonly password: string;
}

/**
 * The logins of a netrc file as the go command reads them (cmd/go/internal/auth/netrc.go): words in pairs, line by line;
 * `default` and what stands behind it is not taken, a `macdef` lasts until an empty line. Of two for one machine the first counts.
 */
export function parseNetrc(text: string): Login[] {
  const logins: Login[] = [];
  let fields: Readonly<Record<string, string>> = {};
  for (const line of withoutMacros(text)) {
    const words = line.split(/\s+/).filter((word) => word !== "");
    for (let at = 0; at + 1 < words.length; at += 2) {
      const [word = "", value = ""] = words.slice(at, at + 2);
      fields = word === "machine" ? { machine: value } : { ...fields, [word]: value };
      const { machine, login, password } = fields;
      if (!machine || !login || !password) continue;
      logins.push({ machine, login, password });
      fields = {};
    }
    if (words.length % 2 === 1 && words.at(-1) === "default") break;
  }
  return logins;
}

function withoutMacros(text: string): string[] {
  let inside = false;
  return text.split("\n").filter((line) => {
    const taken = !inside;
    inside = inside ? line !== "" : /^\s*(?:\S+\s+\S+\s+)*macdef\s+\S/.test(line);
    return taken;
  });
}
