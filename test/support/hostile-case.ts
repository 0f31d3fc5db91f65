import { FAULTS, type FaultCode } from "../../src/faults.ts";
import type { TestBundle } from "./make-bundle.ts";
import { sampleBundle } from "./sample-bundle.ts";
import { operate, type Patient } from "./surgery.ts";
import type { TestZone } from "./test-keys.ts";

/** How a bundle reaches a host: one file, the same through a pipe, a folder of files. */
export const FORMS = ["tar", "pipe", "folder"] as const;
export type Form = (typeof FORMS)[number];

/** The code that must come; behind a colon its `rule`, or the first of its problems, where only that one will do. */
export type Verdict = FaultCode | `${FaultCode}:${string}`;

/** One way in which a bundle can be wrong: the default export of a file `test/cases/<family>/<name>.case.ts`. */
export interface HostileCase {
  /** Of the table in docs/security.md. */
  readonly row: number;
  /** What is done to which bundle. */
  readonly says: string;
  /** What `verify --deep` and `inspect --deep` refuse it with; by form where that differs, or where some forms cannot hold it. */
  readonly verdict: Verdict | Partial<Readonly<Record<Form, Verdict>>>;
  /** Where `apply` has another one; "taken": it reads none of it and installs the signed bytes. */
  readonly applied?: Verdict | "taken";
  /** Takes seconds: run by `make soak` alone. */
  readonly long?: true;
  /** The wrong bundle, for a host that trusts `zone`. */
  readonly make: (zone: TestZone) => Patient | Promise<Patient>;
}

/** The form's own verdict; undefined where the case does not speak of it. */
export function verdictFor({ verdict }: HostileCase, form: Form): Verdict | undefined {
  return typeof verdict === "string" ? verdict : verdict[form];
}

/** The sample with these cuts of `surgery.ts`, done after it was signed. */
export function cut(...lines: readonly string[]): HostileCase["make"] {
  return (zone) => operate(sampleBundle(zone), lines);
}

/** A bundle that its zone signed as it is: what is wrong with it is inside. */
export function signed(make: (zone: TestZone) => TestBundle | Promise<TestBundle>): HostileCase["make"] {
  return async (zone) => operate(await make(zone), []);
}

/** Every code that a case can end with. */
export function verdictsOf({ verdict, applied }: HostileCase): readonly FaultCode[] {
  const said: readonly string[] = [
    ...(typeof verdict === "string" ? [verdict] : Object.values(verdict)),
    ...(applied === undefined || applied === "taken" ? [] : [applied]),
  ];
  const codes = new Set(said.map((one) => one.split(":")[0]));
  return [...codes].map((code) => {
    const known = Object.keys(FAULTS).find((name): name is FaultCode => name === code);
    if (known === undefined) throw new Error(`no such fault: ${code}`);
    return known;
  });
}
