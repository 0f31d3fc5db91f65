import type { ProvenModule } from "./module-evidence.ts";

/** The module versions of apps and tools, each once, in byte order; one with its zip before one without. */
export function unitedModules(...sets: readonly (readonly ProvenModule[])[]): ProvenModule[] {
  const united = new Map<string, ProvenModule>();
  for (const one of sets.flat()) {
    const key = `${one.module.path}@${one.module.version}`;
    const other = united.get(key);
    if (other === undefined || (other.zip === undefined && one.zip !== undefined)) united.set(key, one);
  }
  return [...united].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, module]) => module);
}
