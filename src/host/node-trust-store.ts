import { isDeepStrictEqual } from "node:util";
import { readCertificate } from "../bundle/cms/certificate.ts";
import { readPem, writePem } from "../bundle/cms/pem.ts";
import { asSha256, type Sha256, sha256 } from "../bundle/digest.ts";
import { decodePolicy, type Policy } from "../bundle/policy.ts";
import type { SignerMark } from "../bundle/revocations.ts";
import type { Anchor } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import type { Floor, TrustStore } from "../ports/trust-store.ts";
import { keepRevocations, readRevocations } from "./kept-revocations.ts";
import { readKeyValues, writeKeyValues } from "./key-values.ts";
import { readTrustFile, TrustFolder } from "./trust-folder.ts";

const POLICY = "policy.yaml";

/**
 * The trust of a host in plain files, for `openssl` and a shell to read as well:
 *
 *     trust/<sha256>.pem      an anchor          trust/<sha256>.limits   allow-subject=, allow-spki=
 *     floors/<name>-<sha256 of root>             root= name= sequence= identity= newest= signer=
 *     revocations/<sha256 of anchor>-<number>.json, .p7s
 *     goproxy/<sha256 of root>                   root= url=
 *     policy.yaml                                what the owner allows (FORMAT 14)
 */
export function nodeTrustStore(config: string): TrustStore {
  const folder = new TrustFolder(config);
  return {
    anchors: () => readAnchors(folder),
    add: (anchor) => addAnchor(folder, anchor),
    remove: (fingerprint) => removeAnchor(folder, fingerprint),
    floor: (root, name) => readFloor(folder, floorFile(root, name)),
    raise: (root, name, floor) => raiseFloor(folder, root, name, floor),
    replaceFloor: (root, name, floor) => writeFloor(folder, root, name, floor),
    floors: () => readFloors(folder),
    revocations: () => readRevocations(folder),
    keepRevocations: (anchor, number, signed) => keepRevocations(folder, anchor, number, signed),
    goproxy: (root) => readGoproxy(folder, root),
    keepGoproxy: (root, url) => keepGoproxy(folder, root, url),
    policy: () => readPolicy(folder),
    read: readTrustFile,
    purge: () => {
      for (const name of ["trust", "floors", "revocations", "goproxy", POLICY]) folder.remove(name);
      folder.removeIfEmpty();
    },
  };
}

function readAnchors(folder: TrustFolder): Anchor[] {
  const names = folder.names("trust").filter((name) => name.endsWith(".pem"));
  return names.map((name) => readAnchor(folder, name.slice(0, -".pem".length)));
}

function readAnchor(folder: TrustFolder, fingerprint: string): Anchor {
  const file = `trust/${fingerprint}.pem`;
  const [der, ...more] = readPem("CERTIFICATE", folder.read(file) ?? Buffer.alloc(0));
  if (!der || more.length > 0 || sha256(der) !== fingerprint) {
    throw new Fault("trust-store-invalid", { file, reason: "it is not the certificate of its name" });
  }
  const { extensions, fingerprint: checked } = readCertificate(der);
  return { der, fingerprint: checked, ours: extensions.ours, ...readLimits(folder, fingerprint) };
}

function readLimits(folder: TrustFolder, fingerprint: string): Pick<Anchor, "allowSubjects" | "allowSpki"> {
  const file = `trust/${fingerprint}.limits`;
  const pairs = readKeyValues(folder.read(file)?.toString("utf8") ?? "", file);
  const odd = pairs.find(([key]) => key !== "allow-subject" && key !== "allow-spki");
  if (odd) throw new Fault("trust-store-invalid", { file, reason: `the key ${odd[0]}` });
  const values = (key: string) => pairs.filter(([name]) => name === key).map(([, value]) => value);
  return { allowSubjects: values("allow-subject"), allowSpki: values("allow-spki") };
}

/** The limits first: an anchor is there once its certificate is, and must never be there without its limits. */
function addAnchor(folder: TrustFolder, anchor: Anchor): boolean {
  const { fingerprint, allowSubjects, allowSpki } = anchor;
  const there = readAnchors(folder).find((one) => one.fingerprint === fingerprint);
  if (there && isDeepStrictEqual([there.allowSubjects, there.allowSpki], [allowSubjects, allowSpki]))
    return false;
  const limits = [
    ...allowSubjects.map((subject) => ["allow-subject", subject] as const),
    ...allowSpki.map((spki) => ["allow-spki", spki] as const),
  ];
  folder.write(`trust/${fingerprint}.limits`, writeKeyValues(limits));
  folder.write(`trust/${fingerprint}.pem`, writePem("CERTIFICATE", anchor.der));
  return true;
}

function removeAnchor(folder: TrustFolder, fingerprint: Sha256): boolean {
  if (!folder.names("trust").includes(`${fingerprint}.pem`)) return false;
  folder.remove(`trust/${fingerprint}.pem`);
  folder.remove(`trust/${fingerprint}.limits`);
  return true;
}

/** A file of its own for each root and name: runs on two roots never write the same one. */
function floorFile(root: string, name: string): string {
  return `floors/${name}-${sha256(Buffer.from(root))}`;
}

function readFloor(folder: TrustFolder, file: string): Floor | undefined {
  const bytes = folder.read(file);
  if (!bytes) return undefined;
  const pairs = readKeyValues(bytes.toString("utf8"), file);
  const fields = new Map(pairs);
  const signers = pairs.flatMap(([key, value]) => (key === "signer" ? readMark(value) : []));
  const sequence = Number(fields.get("sequence"));
  const identity = asSha256(fields.get("identity") ?? "");
  const newest = fields.get("newest") ?? "";
  if (floorFile(fields.get("root") ?? "", fields.get("name") ?? "") !== file) {
    throw new Fault("trust-store-invalid", { file, reason: "it is the floor of another root or name" });
  }
  if (!Number.isSafeInteger(sequence) || sequence < 1 || !identity || Number.isNaN(Date.parse(newest))) {
    throw new Fault("trust-store-invalid", { file, reason: "a floor needs sequence, identity and newest" });
  }
  return { sequence, identity, newest, ...(signers.length > 0 && { signers }) };
}

/** Certificate, key and owner; of a line that says less nobody knows who it was. */
function readMark(value: string): SignerMark[] {
  const [fingerprint, spki, owner] = value.split(" ").map(asSha256);
  return fingerprint && spki && owner ? [{ fingerprint, spki, owner }] : [];
}

function raiseFloor(folder: TrustFolder, root: string, name: string, floor: Floor): void {
  const old = readFloor(folder, floorFile(root, name));
  const high = old && old.sequence > floor.sequence ? old : floor;
  const newest = old && Date.parse(old.newest) > Date.parse(floor.newest) ? old.newest : floor.newest;
  writeFloor(folder, root, name, { ...high, newest });
}

function writeFloor(folder: TrustFolder, root: string, name: string, floor: Floor): void {
  const file = floorFile(root, name);
  const { sequence, identity, newest, signers = [] } = floor;
  const text = writeKeyValues([
    ["root", root],
    ["name", name],
    ["sequence", String(sequence)],
    ["identity", identity],
    ["newest", newest],
    ...signers.map((one) => ["signer", `${one.fingerprint} ${one.spki} ${one.owner}`] as const),
  ]);
  if (folder.read(file)?.toString("utf8") !== text) folder.write(file, text);
}

function readFloors(folder: TrustFolder): Floor[] {
  const names = folder.names("floors").filter((name) => !name.endsWith(".new"));
  return names.map((name) => readFloor(folder, `floors/${name}`)).filter((floor) => floor !== undefined);
}

function goproxyFile(root: string): string {
  return `goproxy/${sha256(Buffer.from(root))}`;
}

function readGoproxy(folder: TrustFolder, root: string): string | undefined {
  const file = goproxyFile(root);
  return new Map(readKeyValues(folder.read(file)?.toString("utf8") ?? "", file)).get("url");
}

function keepGoproxy(folder: TrustFolder, root: string, url: string | undefined): void {
  if (readGoproxy(folder, root) === url) return;
  const file = goproxyFile(root);
  if (url === undefined) folder.remove(file);
  else
    folder.write(
      file,
      writeKeyValues([
        ["root", root],
        ["url", url],
      ]),
    );
}

function readPolicy(folder: TrustFolder): Policy {
  return decodePolicy(folder.read(POLICY) ?? Buffer.alloc(0));
}
