import { MAX_PROBLEMS } from "../../limits.ts";

/** Reads one kind of value; gives undefined where it recorded a problem. */
export interface Reader<T> {
  read(value: unknown, problems: Problems): T | undefined;
}

/** What is wrong with a document, gathered so that one report names everything: `members[3].size: not-a-size`. */
export class Problems {
  readonly #named: string[] = [];
  readonly #trail: (string | number)[] = [];
  #count = 0;

  /** Records that the value in hand, or its part at `where`, breaks the rule `what`. */
  add(what: string, where = ""): undefined {
    this.#count++;
    if (this.#named.length < MAX_PROBLEMS)
      this.#named.push(`${this.#place() + where || "document"}: ${what}`);
  }

  /** Reads the part of the value in hand that stands under the name or number `step`. */
  read<T>(step: string | number, reader: Reader<T>, value: unknown): T | undefined {
    this.#trail.push(step);
    const result = reader.read(value, this);
    this.#trail.pop();
    return result;
  }

  get count(): number {
    return this.#count;
  }

  get named(): readonly string[] {
    return this.#named;
  }

  #place(): string {
    const steps = this.#trail.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`));
    return steps.join("").replace(/^\./, "");
  }
}
