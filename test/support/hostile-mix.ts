import { readSignedData, writeSignedData } from "../../src/bundle/cms/signed-data.ts";
import type { HostileCase } from "./hostile-case.ts";
import { makeBundle } from "./make-bundle.ts";
import { sampleBundle } from "./sample-bundle.ts";
import { operate, type Patient } from "./surgery.ts";
import type { TestZone } from "./test-keys.ts";

/** Two bundles of one zone with files of the same names and sizes. */
interface Two {
  readonly own: Patient;
  readonly other: Patient;
}

/** Something sewn together of two bundles. */
export function mixed(sew: (two: Two) => Patient): HostileCase["make"] {
  return (zone) => sew({ own: operate(twin(zone, 1), []), other: operate(twin(zone, 2), []) });
}

function twin(zone: TestZone, content: number) {
  return makeBundle({
    zone,
    name: "twin",
    files: { "a.txt": "first\n", "c.bin": Buffer.alloc(1500, content) },
  });
}

/** The patient with the file `path` of another. */
export function replaced(patient: Patient, path: string, other: Patient): Patient {
  const piece = other.pieces.find((one) => one.path === path);
  if (piece === undefined) throw new Error(`no such file: ${path}`);
  return { ...patient, pieces: patient.pieces.map((one) => (one.path === path ? piece : one)) };
}

/** The sample with another signature file. */
export function resigned(change: (p7s: Buffer) => Uint8Array): HostileCase["make"] {
  return (zone) => {
    const bundle = sampleBundle(zone);
    return operate({ ...bundle, signature: change(Buffer.from(bundle.signature)) }, []);
  };
}

/** The same signer once more. */
export function doubled(p7s: Uint8Array): Uint8Array {
  const { certificates, signers } = readSignedData(p7s);
  return writeSignedData({ certificates, signers: [...signers, ...signers] });
}
