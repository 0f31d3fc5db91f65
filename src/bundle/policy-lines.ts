import { MAX_POLICY_BYTES } from "../limits.ts";

/** What stands behind a rule: one value, or the values of the lines below it. */
interface Entry {
  readonly line: number;
  readonly value: string | undefined;
  readonly items: { readonly line: number; readonly value: string }[];
}

/**
 * The lines of a policy.yaml by their rules: `rule: value`, or `rule:` with `  - value` below it, comments and empty lines
 * (FORMAT 14.2). Every text that is read here means the same to any reader of YAML; most of YAML is not read.
 */
export class PolicyLines {
  /** What is wrong, each with its line. */
  readonly problems: string[] = [];
  readonly #entries = new Map<string, Entry>();
  readonly #rules: readonly string[];

  private constructor(rules: readonly string[]) {
    this.#rules = rules;
  }

  /** Of a file with no other rules than these; each at most once. */
  static read(bytes: Uint8Array, rules: readonly string[]): PolicyLines {
    const lines = new PolicyLines(rules);
    const text = bytes.length > MAX_POLICY_BYTES ? undefined : decodeUtf8(bytes);
    if (text === undefined) lines.problems.push(`not UTF-8, or more than ${MAX_POLICY_BYTES} bytes`);
    else lines.#take(text);
    return lines;
  }

  saysNone(rule: string): boolean {
    return this.#entries.get(rule)?.value === "none";
  }

  /** The one value of a rule, as `parse` has it. */
  one<T>(rule: string, parse: (value: string) => T | undefined): T | undefined {
    const entry = this.#entries.get(rule);
    if (entry === undefined) return undefined;
    if (entry.value !== undefined) return this.#parsed(entry.line, rule, entry.value, parse);
    return this.#refuse(entry.line, `${rule} takes one value`);
  }

  /** The values of a rule, of which there is at least one. */
  list<T>(rule: string, parse: (value: string) => T | undefined): readonly T[] | undefined {
    const entry = this.#entries.get(rule);
    if (entry === undefined) return undefined;
    if (entry.items.length === 0)
      return this.#refuse(entry.line, `${rule} takes a list, one value a line behind "  - "`);
    return entry.items.flatMap(({ line, value }) => this.#parsed(line, rule, value, parse) ?? []);
  }

  #parsed<T>(
    line: number,
    rule: string,
    value: string,
    parse: (value: string) => T | undefined,
  ): T | undefined {
    return parse(value) ?? this.#refuse(line, `${rule} does not take ${value}`);
  }

  #take(text: string): void {
    let open: Entry | undefined;
    for (const [at, line] of text.split("\n").entries()) {
      if (/^ *(?:#|$)/.test(line)) continue;
      const item = ITEM.exec(line);
      if (item === null) open = this.#open(line, at + 1);
      else if (open === undefined || open.value !== undefined) this.#refuse(at + 1, "a value without a rule");
      else open.items.push({ line: at + 1, value: valueIn(item) });
    }
  }

  #open(text: string, line: number): Entry | undefined {
    const found = RULE.exec(text);
    const [, rule = ""] = found ?? [];
    if (found === null) return this.#refuse(line, "neither a rule nor a value of one");
    if (!this.#rules.includes(rule))
      return this.#refuse(line, `no rule ${rule}; there are ${this.#rules.join(", ")}`);
    if (this.#entries.has(rule)) return this.#refuse(line, `${rule} a second time`);
    const entry = { line, value: found[2] === undefined ? undefined : valueIn(found), items: [] };
    this.#entries.set(rule, entry);
    return entry;
  }

  #refuse(line: number, what: string): undefined {
    this.problems.push(`line ${line}: ${what}`);
  }
}

/** Letters that mean nothing to YAML, or anything but a quote between quotes. */
const VALUE = String.raw`([A-Za-z0-9](?:[A-Za-z0-9._=,+/@() -]*[A-Za-z0-9._=,+/@()-])?|'[^'\p{Cc}]+'|"[^"\\\p{Cc}]+")`;
const RULE = new RegExp(`^([a-z][a-z-]*):(?: ${VALUE})?$`, "u");
const ITEM = new RegExp(`^(  )- ${VALUE}$`, "u");

function valueIn([, , value = ""]: RegExpExecArray): string {
  return value.replace(/^(['"])(.*)\1$/, "$2");
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
