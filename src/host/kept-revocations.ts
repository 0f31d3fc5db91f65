import { asSha256, type Sha256 } from "../bundle/digest.ts";
import type { SignedRevocations } from "../bundle/revocations.ts";
import { Fault } from "../fault.ts";
import type { KeptRevocations } from "../ports/trust-store.ts";
import type { TrustFolder } from "./trust-folder.ts";

const FOLDER = "revocations";

/** Every list that is there with its signature; `.new` files of a write that was cut off are nothing. */
export function readRevocations(folder: TrustFolder): KeptRevocations[] {
  return lists(folder).map(({ anchor, base }) => {
    const file = `${base}.json`;
    const [list, signature] = [folder.read(file), folder.read(`${base}.p7s`)];
    if (!list || !signature)
      throw new Fault("trust-store-invalid", { file, reason: "its signature is missing" });
    return { anchor, file, signed: { list, signature } };
  });
}

/** The signature first: a list is there once its file is. Lists of lower numbers go last. */
export function keepRevocations(
  folder: TrustFolder,
  anchor: Sha256,
  number: number,
  { list, signature }: SignedRevocations,
): void {
  const kept = `${FOLDER}/${anchor}-${number}`;
  folder.write(`${kept}.p7s`, signature);
  folder.write(`${kept}.json`, list);
  for (const { base } of lists(folder).filter((one) => one.anchor === anchor && one.base !== kept)) {
    folder.remove(`${base}.json`);
    folder.remove(`${base}.p7s`);
  }
}

function lists(folder: TrustFolder): { anchor: Sha256; base: string }[] {
  return folder.names(FOLDER).flatMap((name) => {
    const [, digest = "", number] = /^([0-9a-f]{64})-(\d{1,16})\.json$/.exec(name) ?? [];
    const anchor = asSha256(digest);
    return anchor === undefined ? [] : [{ anchor, base: `${FOLDER}/${digest}-${number}` }];
  });
}
