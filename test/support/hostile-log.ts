import { type HostileCase, signed } from "./hostile-case.ts";
import { makeBundle } from "./make-bundle.ts";
import { TestSumdb } from "./test-sumdb.ts";

type Files = Map<string, Buffer>;
type Bend = (files: Files) => unknown;

export const LOOKUP = "lookup/example.test/a@v1.0.0";

/** A bundle with two modules and their checksum database, which was bent before it was signed. */
export function bentLog(bend: Bend): HostileCase["make"] {
  const modules = ["a", "b"].map((name) => ({ path: `example.test/${name}`, version: "v1.0.0" }));
  return signed((zone) =>
    makeBundle({
      zone,
      name: "logged",
      sumdb: new TestSumdb().padTo(300),
      modules,
      bendLog: (files) => void bend(files),
    }),
  );
}

/** Another text in the answer for one module. */
export function inLookup(change: (text: string) => string): Bend {
  return (files) => files.set(LOOKUP, Buffer.from(change(String(files.get(LOOKUP)))));
}

/** Another text in every answer. */
export function inLookups(change: (text: string) => string): Bend {
  return (files) => {
    for (const [name, bytes] of files)
      if (name.startsWith("lookup/")) files.set(name, Buffer.from(change(String(bytes))));
  };
}
