import { proxiesOf, readGoSettings, withDistribution } from "../../../src/create/sources/go-settings.ts";
import type { ModuleVersion } from "../../../src/golang/module.ts";
import { nodeProcesses } from "../../../src/host/node-process.ts";
import { nodeScratch } from "../../../src/host/node-scratch.ts";
import { MODULE_LIMITS } from "../../../src/limits.ts";
import { modulePathInTree } from "../../../src/payload/module-tree.ts";
import { moduleZipH1 } from "../../../src/payload/module-zip.ts";
import { inflate, openZip } from "../../../src/payload/zip.ts";
import { runningGo } from "./real-go.ts";

/**
 * Files of a public module, by their names in it: from the proxies that Go on this machine asks, or those that the Go of
 * a made bundle names, and held against `h1`.
 */
export async function moduleFiles(
  module: ModuleVersion,
  h1: string,
  names: RegExp,
  bundle: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const zip = await moduleZip(module, bundle);
  const found = moduleZipH1(zip, module);
  if (found !== h1) throw new Error(`${module.path} is ${found}, not ${h1}`);
  const start = `${module.path}@${module.version}/`.length;
  return new Map(
    openZip(zip, MODULE_LIMITS).flatMap((entry) => {
      const name = entry.name.slice(start);
      return names.test(name) ? [[name, inflate(zip, entry)]] : [];
    }),
  );
}

async function moduleZip(module: ModuleVersion, bundle: string): Promise<Uint8Array> {
  const asked: string[] = [];
  for (const { url } of proxiesOf(await settings(bundle))) {
    const answer = await fetch(`${url}/${modulePathInTree(module, "zip")}`);
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    asked.push(`${answer.status}`);
  }
  throw new Error(`no proxy has ${module.path}@${module.version}: ${asked}`);
}

async function settings(bundle: string) {
  const own = await readGoSettings(nodeProcesses([process.execPath]), nodeScratch());
  if (own.GOPROXY !== undefined) return own;
  const { "go.env": goEnv } = await runningGo(bundle, "1.21.5");
  return withDistribution(own, Buffer.from(goEnv ?? []).toString("utf8"));
}
