import type { Signer } from "./signer.ts";

/** The files of one signer, as a user names them. */
export interface SignerFiles {
  /** PEM, PKCS#8, encrypted or not. */
  readonly key: string;
  /** PEM: the signer's certificate. */
  readonly certificate: string;
  /** PEM: the intermediate certificates between the signer and the anchor, in any order. */
  readonly chain?: string;
}

/** Folders of keys and certificates, and the signers that live in them. All paths are as a user names them. */
export interface Keyring {
  /** Where keys live when nothing else is said: `~/.config/gobundle`. */
  readonly home: string;
  /** `name` inside `folder`, as a path. */
  join(folder: string, name: string): string;
  exists(path: string): boolean;
  /** Faults: key-file-missing (2), key-file-unreadable (1). */
  read(path: string): Uint8Array;
  /**
   * A new file, on disk for good when this returns; its folder is made with mode 0700 where it is missing.
   * "private" is mode 0600, "public" 0644. Faults: key-file-exists (2), key-file-unwritable (1).
   */
  create(path: string, bytes: Uint8Array, access: "private" | "public"): void;
  /** Puts a public file in place of what is there, as a whole and on disk for good. Fault key-file-unwritable (1). */
  replace(path: string, bytes: Uint8Array): void;
  /** Nothing where it is missing. Fault key-file-unwritable (1). */
  remove(path: string): void;
  /**
   * Opens a signer; `passphrase` is asked only where the key is encrypted.
   * Faults: key-file-missing, passphrase-wrong, key-mismatch (2), signer-key, certificate-invalid, signer-purpose (3).
   */
  signer(files: SignerFiles, passphrase: () => Promise<string>): Promise<Signer>;
}
