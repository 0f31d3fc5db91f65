import { createCipheriv, type KeyObject, pbkdf2Sync, randomBytes } from "node:crypto";
import { nothing, octets, oid, sequence, small } from "../bundle/cms/der-writer.ts";
import { writePem } from "../bundle/cms/pem.ts";

/** OWASP's figure for PBKDF2 with HMAC-SHA-256; Node's own export uses 2,048. */
const ROUNDS = 600_000;

const PBES2 = "1.2.840.113549.1.5.13";
const PBKDF2 = "1.2.840.113549.1.5.12";
const HMAC_SHA256 = "1.2.840.113549.2.9";
const AES_256_CBC = "2.16.840.1.101.3.4.1.42";

/**
 * A private key as PEM: PKCS#8 under PBES2 (RFC 8018 6.2: PBKDF2 with HMAC-SHA-256, AES-256-CBC), or plain PKCS#8 where
 * there is no passphrase. OpenSSL and Node open both.
 */
export function writePrivateKey(key: KeyObject, passphrase: string | undefined): Buffer {
  const plain = key.export({ format: "der", type: "pkcs8" });
  if (passphrase === undefined) return writePem("PRIVATE KEY", plain);
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", pbkdf2Sync(passphrase, salt, ROUNDS, 32, "sha256"), iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return writePem("ENCRYPTED PRIVATE KEY", sequence(parameters(salt, iv), octets(sealed)));
}

function parameters(salt: Buffer, iv: Buffer): Buffer {
  const rounds = small(ROUNDS);
  const derivation = sequence(
    oid(PBKDF2),
    sequence(octets(salt), rounds, sequence(oid(HMAC_SHA256), nothing())),
  );
  return sequence(oid(PBES2), sequence(derivation, sequence(oid(AES_256_CBC), octets(iv))));
}
