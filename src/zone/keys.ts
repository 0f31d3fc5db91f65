import type { KeyObject } from "node:crypto";
import { type Certificate, readCertificate } from "../bundle/cms/certificate.ts";
import { checkPath, findPath } from "../bundle/cms/certificate-path.ts";
import { readCertificates, writePem } from "../bundle/cms/pem.ts";
import { openPrivateKey } from "../bundle/cms/private-key.ts";
import { Fault } from "../fault.ts";
import type { Clock } from "../ports/clock.ts";
import type { Keyring } from "../ports/keyring.ts";
import { issueRoot, issueSigner, newKey } from "./issue.ts";
import { writePrivateKey } from "./key-file.ts";
import { nextSigner, type SignerName } from "./signer-name.ts";

/** Where the keys of a zone lie, and what is to be made there. */
export interface KeyRequest {
  readonly folder: string;
  /** Of the zone; part of the certificates' names. */
  readonly name: string;
  /** How long the signer's certificate is valid. */
  readonly days: number;
  /** For the key files that are written and for those that are there; undefined: they are written plain. */
  readonly passphrase: () => Promise<string | undefined>;
}

/** What lies in the folder afterwards. */
export interface ZoneKeys {
  readonly root: Certificate;
  readonly signer: Certificate;
  /** Paths of the files that were made; none where the folder was complete. */
  readonly made: readonly string[];
  readonly signerFiles: { readonly key: string; readonly certificate: string };
  /** Of the root's private key, where it lies in the folder: it should leave this machine. */
  readonly rootKey: string | undefined;
}

/** What the two verbs work with. */
export interface KeyTools {
  readonly keyring: Keyring;
  readonly clock: Clock;
}

/** A root outlives the hosts that trust it: exchanging an anchor means a visit to each of them. */
const ROOT_DAYS = 7300;
export const SIGNER_DAYS = 1095;

/** A server whose clock runs on local time must be able to use a new certificate on the same day. */
const HEAD_START_DAYS = 1;
const DAY_MS = 86_400_000;

/**
 * `keys new`: the zone's root and its first signer. What is there stays and what is missing is made, so a run that was
 * ended half-way is finished by the next. Faults: key-file-missing, passphrase-wrong (2), key-file-unwritable (1).
 */
export async function newKeys(request: KeyRequest, tools: KeyTools): Promise<ZoneKeys> {
  return new Workshop(request, tools).finish({ key: "signer.key", certificate: "signer.pem" });
}

/** `keys issue`: one more signer under the root, beside the earlier ones. Faults as `newKeys`. */
export async function issueKey(request: KeyRequest, tools: KeyTools): Promise<ZoneKeys> {
  const workshop = new Workshop(request, tools);
  workshop.need("root.pem");
  workshop.need("root.key");
  return workshop.finish(nextSigner(tools.keyring, request.folder));
}

/** The files that `newKeys` would make, without a passphrase and with nothing written. Fault key-file-missing (2). */
export function planNewKeys(request: KeyRequest, tools: KeyTools): readonly string[] {
  return new Workshop(request, tools).missing({ key: "signer.key", certificate: "signer.pem" });
}

/** The files that `issueKey` would make. Fault key-file-missing (2). */
export function planIssueKey(request: KeyRequest, tools: KeyTools): readonly string[] {
  const workshop = new Workshop(request, tools);
  workshop.need("root.pem");
  workshop.need("root.key");
  return workshop.missing(nextSigner(tools.keyring, request.folder));
}

/** One run over one folder: files that are there are read, others are made and remembered. */
class Workshop {
  readonly #request: KeyRequest;
  readonly #tools: KeyTools;
  readonly #made: string[] = [];

  constructor(request: KeyRequest, tools: KeyTools) {
    this.#request = request;
    this.#tools = tools;
  }

  need(name: string): void {
    if (!this.#has(name)) throw new Fault("key-file-missing", { file: this.#path(name) });
  }

  missing(files: SignerName): readonly string[] {
    if (this.#has("root.pem") || this.#has(files.certificate)) this.#refuseLostKeys(files);
    const wanted = [
      ...(this.#has("root.pem") ? [] : ["root.key", "root.pem"]),
      ...(this.#has(files.certificate) ? [] : [files.key, files.certificate]),
    ];
    return wanted.filter((name) => !this.#has(name)).map((name) => this.#path(name));
  }

  /** Key before certificate: a certificate without its key could never be completed. */
  async finish(files: SignerName): Promise<ZoneKeys> {
    if (this.#has("root.pem") || this.#has(files.certificate)) this.#refuseLostKeys(files);
    const root = await this.#root();
    const signer = await this.#signer(files, root);
    return {
      root,
      signer,
      made: this.#made,
      signerFiles: { key: this.#path(files.key), certificate: this.#path(files.certificate) },
      rootKey: this.#has("root.key") ? this.#path("root.key") : undefined,
    };
  }

  /** The root key may have left the machine once all else is there; a certificate's key may never be missing. */
  #refuseLostKeys(files: SignerName): void {
    if (this.#has(files.certificate)) {
      this.need(files.key);
      this.need("root.pem");
    } else this.need("root.key");
  }

  async #root(): Promise<Certificate> {
    if (this.#has("root.pem")) return this.#readCertificate("root.pem");
    const key = await this.#key("root.key");
    const root = await issueRoot({ name: `${this.#request.name} root`, key, ...this.#period(ROOT_DAYS) });
    return this.#keep("root.pem", root);
  }

  async #signer(files: SignerName, root: Certificate): Promise<Certificate> {
    if (this.#has(files.certificate)) return proven(this.#readCertificate(files.certificate), root);
    const rootKey = await this.#key("root.key");
    const key = await this.#key(files.key);
    const { notBefore, notAfter } = this.#period(this.#request.days);
    const end = new Date(Math.min(notAfter.getTime(), root.notAfter.getTime()));
    const name = `${this.#request.name} ${files.key.slice(0, -".key".length)}`;
    const issuer = { certificate: root, key: rootKey };
    const signer = await issueSigner({ name, key, notBefore, notAfter: end }, issuer);
    return this.#keep(files.certificate, proven(signer, root));
  }

  /** Opens the key, or makes it. */
  async #key(name: string): Promise<KeyObject> {
    const path = this.#path(name);
    const { passphrase } = this.#request;
    if (this.#has(name)) {
      return openPrivateKey(this.#tools.keyring.read(path), path, async () => (await passphrase()) ?? "");
    }
    const secret = await passphrase();
    const key = await newKey();
    this.#create(name, writePrivateKey(key, secret), "private");
    return key;
  }

  #keep(name: string, certificate: Certificate): Certificate {
    this.#create(name, writePem("CERTIFICATE", certificate.der), "public");
    return certificate;
  }

  #create(name: string, bytes: Uint8Array, access: "private" | "public"): void {
    this.#tools.keyring.create(this.#path(name), bytes, access);
    this.#made.push(this.#path(name));
  }

  #readCertificate(name: string): Certificate {
    const [der] = readCertificates(this.#tools.keyring.read(this.#path(name)));
    if (!der) throw new Fault("pem-invalid", { file: this.#path(name), wanted: "CERTIFICATE" });
    return readCertificate(der);
  }

  #period(days: number): { notBefore: Date; notAfter: Date } {
    const now = Math.floor(this.#tools.clock.now().getTime() / 1000) * 1000;
    return {
      notBefore: new Date(now - HEAD_START_DAYS * DAY_MS),
      notAfter: new Date(now + days * DAY_MS),
    };
  }

  #has(name: string): boolean {
    return this.#tools.keyring.exists(this.#path(name));
  }

  #path(name: string): string {
    return this.#tools.keyring.join(this.#request.folder, name);
  }
}

/** A signer of another root, or under a root that is none, must show here and not on a server. */
function proven(signer: Certificate, root: Certificate): Certificate {
  checkPath(findPath(signer, [], [root]));
  return signer;
}
