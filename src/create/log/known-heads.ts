import { Fault } from "../../fault.ts";
import { isTreeHash } from "../../golang/sumdb.ts";
import type { TreeHead } from "../../golang/tlog.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Order } from "../order.ts";

/** A head of a checksum database that some reader of our bundles may have seen. It is not signed: it is proven. */
export interface KnownHead extends TreeHead {
  readonly log: string;
  /** The file that names it; absent for one that this machine issued. */
  readonly file?: string;
}

/** The heads of `--heads`. Faults: file-missing, heads-invalid (2). */
export function toldHeads({ heads }: Pick<Order, "heads">, scratch: Scratch): KnownHead[] {
  return heads.flatMap((path) => readFile(path, scratch).map((head) => ({ ...head, file: path })));
}

/** One `status --json`, or a list of them; or the list of heads that is in one. */
function readFile(path: string, scratch: Scratch): KnownHead[] {
  const bytes = scratch.read(path);
  if (bytes === undefined) throw new Fault("file-missing", { option: "--heads", path, kind: "file" });
  const heads = readHeads(Buffer.from(bytes).toString("utf8"));
  if (heads === undefined) throw new Fault("heads-invalid", { path });
  return heads;
}

/** The heads that a JSON text lists; undefined where anything in it is no head. */
export function readHeads(text: string): KnownHead[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return headsIn(value);
}

function headsIn(value: unknown): KnownHead[] | undefined {
  if (Array.isArray(value)) {
    const parts = value.map(headsIn);
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  return "heads" in value && Array.isArray(value.heads) ? headsIn(value.heads) : oneHead(value);
}

function oneHead(value: object): KnownHead[] | undefined {
  if (!("log" in value && "size" in value && "hash" in value)) return undefined;
  const { log, size, hash } = value;
  if (typeof log !== "string" || typeof hash !== "string" || !isTreeHash(hash)) return undefined;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) return undefined;
  return [{ log, size, hash }];
}
