import { Fault } from "../../src/fault.ts";

/** The code of what `act` throws, with its `rule` after a colon where it has one; "none" when it throws nothing. */
export function faultOf(act: () => unknown): string {
  try {
    act();
  } catch (thrown) {
    return nameOf(thrown);
  }
  return "none";
}

/** The same for a promise. */
export async function faultOfAsync(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (thrown) {
    return nameOf(thrown);
  }
  return "none";
}

function nameOf(thrown: unknown): string {
  if (!(thrown instanceof Fault)) throw thrown;
  const { rule } = thrown.facts;
  return rule === undefined ? thrown.code : `${thrown.code}:${rule}`;
}
