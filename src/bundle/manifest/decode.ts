import { byteOrder } from "../../golang/dirhash.ts";
import { MAX_LIST } from "../../limits.ts";
import { inlineJson, legalValue } from "./json-text.ts";
import { onLines, type Parts } from "./lines.ts";
import type { Problems, Reader } from "./problems.ts";

/**
 * One kind of value, both ways. `write` gives the one text of the value, `indent` being the blanks before the line that it stands on.
 */
export interface Codec<T> extends Reader<T> {
  write(value: T, indent: string): string;
  /** The same text in parts, where it has many lines: whoever compares it need not hold it. */
  parts?(value: T, indent: string): Parts;
  /** The names of all known fields inside, at any level. */
  readonly names?: readonly string[];
}

/** A field that may be absent. */
interface Optional<T> {
  readonly optional: Codec<T>;
}

/** A known field of an object. */
interface Field {
  readonly name: string;
  /** The name as it is written, with what stands behind it. */
  readonly label: string;
  readonly codec: Codec<unknown>;
  readonly required: boolean;
}

/** The known fields of T in the order of the text; a field that T may lack is written `{ optional: codec }`. */
export type Shape<T> = {
  readonly [K in Exclude<keyof T, "unknown">]-?: Record<never, never> extends Pick<T, K>
    ? Optional<Exclude<T[K], undefined>>
    : Codec<T[K]>;
};

/** A string for which `parse` finds a value; `what` names the rule in problems. */
export function text<T extends string>(what: string, parse: (raw: string) => T | undefined): Codec<T> {
  return {
    read: (value, problems) => (typeof value === "string" ? parse(value) : undefined) ?? problems.add(what),
    write: (value) => JSON.stringify(value),
  };
}

/** A string that `pattern` matches. */
export function matching(what: string, pattern: RegExp): Codec<string> {
  return text(what, (raw) => (pattern.test(raw) ? raw : undefined));
}

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly T[]): Codec<T> {
  return text(`not-one-of ${words.join(" ")}`, (raw) => words.find((word) => word === raw));
}

/** A whole number from `least` to `most`. */
export function integer(what: string, least: number, most: number): Codec<number> {
  return {
    read: (value, problems) =>
      typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most
        ? value
        : problems.add(what),
    write: String,
  };
}

export const truth: Codec<true> = {
  read: (value, problems) => (value === true ? true : problems.add("not-true")),
  write: () => "true",
};

export const eitherWay: Codec<boolean> = {
  read: (value, problems) => (typeof value === "boolean" ? value : problems.add("not-a-boolean")),
  write: String,
};

interface ListRules {
  readonly most?: number;
  readonly least?: number;
  /** FORMAT 3.6: one element a line. */
  readonly lined?: boolean;
}

/** A list; its elements stand on one line, or with `lined` on a line each. */
export function list<T>(item: Codec<T>, rules: ListRules = {}): Codec<readonly T[]> {
  const { most = MAX_LIST, least = 0, lined = false } = rules;
  return {
    read(value, problems) {
      if (!Array.isArray(value)) return problems.add("not-a-list");
      if (value.length > most || value.length < least) return problems.add("list-length");
      const read = value.map((element, at) => problems.read(at, item, element));
      return allRead(read) ? read : undefined;
    },
    write: (values, indent) => `[${values.map((value) => item.write(value, `${indent}  `)).join(", ")}]`,
    ...(lined && inParts((values, indent) => onLines("[]", elementLines(values, item, indent), indent))),
    ...(item.names && { names: item.names }),
  };
}

/** An object whose names are data (FORMAT 3.8: written in byte order of the names). */
export function dictionary<T>(key: Codec<string>, item: Codec<T>): Codec<Readonly<Record<string, T>>> {
  return {
    read(value, problems) {
      if (!isObject(value)) return problems.add("not-an-object");
      const entries: [string, T][] = [];
      for (const [name, raw] of Object.entries(value)) {
        problems.read(name, key, name);
        const read = problems.read(name, item, raw);
        if (read !== undefined) entries.push([name, read]);
      }
      return Object.fromEntries(entries);
    },
    write: (value, indent) =>
      `{${Object.keys(value)
        .sort(byteOrder)
        .map((name) => `${JSON.stringify(name)}: ${item.write(value[name] as T, indent)}`)
        .join(", ")}}`,
  };
}

/** An object with known fields; all others are kept in `unknown` and written after the known ones (FORMAT 3.9). */
export function object<T extends object>(shape: Shape<T>, layout: { lined?: boolean } = {}): Codec<T> {
  const fields: readonly Field[] = Object.entries<Codec<unknown> | Optional<unknown>>(shape).map(
    ([name, field]) =>
      "optional" in field
        ? { name, label: `${JSON.stringify(name)}: `, codec: field.optional, required: false }
        : { name, label: `${JSON.stringify(name)}: `, codec: field, required: true },
  );
  const known = new Set(fields.map((field) => field.name));
  return {
    names: [...known, ...fields.flatMap((field) => field.codec.names ?? [])],
    read(value, problems) {
      if (!isObject(value)) return problems.add("not-an-object");
      const before = problems.count;
      const result: Record<string, unknown> = {};
      for (const { name, codec, required } of fields) {
        if (Object.hasOwn(value, name)) result[name] = problems.read(name, codec, value[name]);
        else if (required) problems.add(`missing ${name}`);
      }
      const unknown = readUnknown(value, known, problems);
      if (unknown !== undefined) result["unknown"] = unknown;
      return problems.count === before ? (result as T) : undefined;
    },
    write(value, indent) {
      const parts: string[] = [];
      for (const { name, label, codec } of fields) {
        const field: unknown = Reflect.get(value, name);
        if (field !== undefined) parts.push(label + codec.write(field, `${indent}  `));
      }
      parts.push(...writeUnknown(Reflect.get(value, "unknown")));
      return `{${parts.join(", ")}}`;
    },
    ...(layout.lined === true &&
      inParts((value, indent) => onLines("{}", fieldLines(value, fields, indent), indent))),
  };
}

/** One of several objects, told apart by the string in the field `tag`. */
export function variant<T extends object>(
  tag: keyof T & string,
  shapes: Readonly<Record<string, Codec<T>>>,
): Codec<T> {
  const kinds = new Map(Object.entries(shapes));
  const kindOf = (value: object): Codec<T> | undefined => {
    const kind: unknown = Object.getOwnPropertyDescriptor(value, tag)?.value;
    return typeof kind === "string" ? kinds.get(kind) : undefined;
  };
  return {
    read(value, problems) {
      if (!isObject(value)) return problems.add("not-an-object");
      const kind = kindOf(value);
      if (kind === undefined) return problems.add(`${tag} not-one-of ${[...kinds.keys()].join(" ")}`);
      return kind.read(value, problems);
    },
    write: (value, indent) => kindOf(value)?.write(value, indent) ?? "null",
    names: Object.values(shapes).flatMap((shape) => shape.names ?? []),
  };
}

function readUnknown(
  value: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  problems: Problems,
): Readonly<Record<string, unknown>> | undefined {
  const names = Object.keys(value).filter((name) => !known.has(name));
  if (names.length === 0) return undefined;
  const entries = names.map((name) => [name, value[name]] as const);
  const unknown = Object.fromEntries(entries);
  const problem = legalValue(unknown);
  return problem === undefined ? unknown : problems.add(problem);
}

function writeUnknown(unknown: unknown): string[] {
  if (!isObject(unknown)) return [];
  return Object.keys(unknown)
    .sort(byteOrder)
    .map((name) => `${JSON.stringify(name)}: ${inlineJson(unknown[name])}`);
}

/** Both ways of writing what stands on many lines. */
function inParts<T>(parts: (value: T, indent: string) => Parts): Pick<Codec<T>, "write" | "parts"> {
  return { write: (value, indent) => [...parts(value, indent)].join(""), parts };
}

function* elementLines<T>(values: readonly T[], item: Codec<T>, indent: string): Iterable<Parts> {
  for (const value of values) yield partsOf(value, item, `${indent}  `);
}

function* fieldLines(value: object, fields: readonly Field[], indent: string): Iterable<Parts> {
  for (const { name, label, codec } of fields) {
    const field: unknown = Reflect.get(value, name);
    if (field === undefined) continue;
    yield labelled(label, partsOf(field, codec, `${indent}  `));
  }
  for (const text of writeUnknown(Reflect.get(value, "unknown"))) yield [text];
}

function* labelled(label: string, parts: Parts): Parts {
  yield label;
  yield* parts;
}

/** The text of a value, in parts where its codec has them. */
export function partsOf<T>(value: T, codec: Codec<T>, indent: string): Parts {
  return codec.parts?.(value, indent) ?? [codec.write(value, indent)];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function allRead<T>(values: (T | undefined)[]): values is T[] {
  return !values.includes(undefined);
}
