import type { H1 } from "../golang/dirhash.ts";

/** A name in `store/`: a label for people and the tree's digest, so that equal trees are one tree. */
export type StoreName = string & { readonly __brand: "StoreName" };

/** File names end at 255 bytes on every Linux filesystem; 64 digits and a dash come after the label. */
const MAX_LABEL = 120;

/** `<label>-<64 hex of treeH1>`; characters that a shell reads otherwise become `_` in the label. */
export function storeName(component: { readonly id: string; readonly treeH1: H1 }): StoreName {
  return `${labelOf(component.id)}-${hexOf(component.treeH1)}` as StoreName;
}

function hexOf(h1: H1): string {
  return Buffer.from(h1.slice(3), "base64").toString("hex");
}

function labelOf(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9._@-]/g, "_").slice(0, MAX_LABEL);
}
