import type { Break } from "./break.ts";
import { certificates } from "./certificates.ts";
import { containers } from "./container.ts";
import { hosts } from "./hosts.ts";
import { manifest } from "./manifest.ts";
import { payloads } from "./payloads.ts";
import { signatures } from "./signatures.ts";

/** Every rule of FORMAT.md that a line obeys, with the test that notices when it does not. */
export const breaks: readonly Break[] = [
  ...signatures,
  ...certificates,
  ...manifest,
  ...containers,
  ...payloads,
  ...hosts,
];
