import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writePem } from "../../src/bundle/cms/pem.ts";
import { authenticate, type TrustState } from "../../src/bundle/trust.ts";
import { faultOf } from "./fault-of.ts";
import { cmsVerifies, testFolder } from "./openssl.ts";

/** What two readers made of one signature; openssl is not asked where we refuse. */
interface Opinions {
  /** The code of our refusal, or "none". */
  readonly ours: string;
  readonly openssl?: boolean;
}

/** Judges signatures over `content` by our reader and by `openssl cms -verify`: same anchors, same time. */
export class SecondOpinion {
  /** How many we judged, by verdict. */
  readonly verdicts = new Map<string, number>();
  readonly #folder = testFolder();
  readonly #content: Uint8Array;
  readonly #trust: TrustState;

  constructor(content: Uint8Array, trust: TrustState) {
    this.#content = content;
    this.#trust = trust;
    const roots = trust.anchors.map(({ der }) => writePem("CERTIFICATE", der));
    writeFileSync(join(this.#folder, "manifest.json"), content);
    writeFileSync(join(this.#folder, "root.pem"), Buffer.concat(roots));
  }

  ask(signature: Uint8Array): Opinions {
    const head = { manifest: this.#content, signature };
    const ours = faultOf(() => authenticate(head, this.#trust));
    this.verdicts.set(ours, (this.verdicts.get(ours) ?? 0) + 1);
    if (ours !== "none") return { ours };
    writeFileSync(join(this.#folder, "manifest.p7s"), signature);
    return { ours, openssl: cmsVerifies(this.#folder) };
  }

  get accepted(): number {
    return this.verdicts.get("none") ?? 0;
  }

  /** One line for people: `5000 tried, 214 accepted by both, certificate-invalid 3064, ...`. */
  report(): string {
    const refused = [...this.verdicts]
      .filter(([verdict]) => verdict !== "none")
      .sort(([, a], [, b]) => b - a);
    const tried = [...this.verdicts.values()].reduce((sum, count) => sum + count, 0);
    const codes = refused.map(([verdict, count]) => `${verdict} ${count}`);
    return [`${tried} tried`, `${this.accepted} accepted by both`, ...codes].join(", ");
  }
}
