import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plain, renderFault } from "../../src/cli/render-fault.ts";
import { wordsIn } from "../../src/cli/words.ts";
import { Fault } from "../../src/fault.ts";
import { nodeHostFacts } from "../../src/host/node-host-facts.ts";
import { nodeKeyring } from "../../src/host/node-keyring.ts";
import { transcript } from "../support/captured-console.ts";
import { testFolder } from "../support/inline-pool.ts";
import { PrivateSupply } from "../support/private-supply.ts";

test("a key that is named and not there is missing: no new one is offered", async () => {
  const folder = testFolder();
  const { scratch, processes, network } = new PrivateSupply(folder).addGo("1.21.5").publish().tools();
  const adapters = { scratch, processes, network, keyring: nodeKeyring(folder), facts: nodeHostFacts() };
  const places = ["--cache", join(folder, "cache"), "-o", join(folder, "out")];
  const words = ["create", "--no-installer", "--go", "1.21.5", ...places];
  const key = ["--key", "missing.pem", "--cert", "missing.crt"];
  const { status, stderr } = await transcript([...words, ...key], {}, adapters);
  expect([status, /GB-\d{4}/.exec(stderr)?.[0]]).toEqual([2, "GB-2105"]);
  expect(readdirSync(join(folder, "out"))).toEqual([]);
});

test("what create leaves: an output that was in the way stays", () => {
  const words = wordsIn("en");
  const { states } = words.table;
  const told = (fault: Fault) => renderFault(fault, "create", words, plain);
  expect(told(new Fault("output-exists", { path: "x" }))).toContain(states["nothing-changed"]);
  expect(told(new Fault("go-failed", {}))).toContain(states["no-output"]);
});
