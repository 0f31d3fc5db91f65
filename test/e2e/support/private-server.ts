import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";

/** Who may read what lies below a folder of the server: a name and a password, or whoever has the token. */
export type Guarded = { readonly user: string; readonly password: string } | { readonly token: string };

export interface PrivateServer {
  readonly address: string;
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** The certificate that a client has to trust. */
  readonly ca: string;
  close(): void;
}

/** Serves the files of `folder` on the loopback over https; the first part of a path says what it takes. */
export async function privateServer(
  folder: string,
  guards: Readonly<Record<string, Guarded>>,
): Promise<PrivateServer> {
  const { key, ca } = certificate(dirname(folder));
  const server = createServer({ key: readFileSync(key), cert: readFileSync(ca) }, (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "", "https://x").pathname);
    const guard = guards[path.split("/")[1] ?? ""];
    if (guard === undefined || request.headers.authorization !== authorizationOf(guard)) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="private"' }).end("who are you?");
      return;
    }
    const file = join(folder, path);
    const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    if (isFile) response.end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `https://${host}`, host, ca, close };
}

/** What a request carries for it (RFC 7617, 6750). */
export function authorizationOf(guard: Guarded): string {
  if ("token" in guard) return `Bearer ${guard.token}`;
  return `Basic ${Buffer.from(`${guard.user}:${guard.password}`).toString("base64")}`;
}

/** A bare repository with one tagged version, as a server of plain files has it (git-update-server-info(1)). */
export function bareRepository(into: string, version: string, files: Readonly<Record<string, string>>): void {
  const tree = `${into}.tree`;
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, name)), { recursive: true });
    writeFileSync(join(tree, name), text);
  }
  const identity = ["-c", "user.name=t", "-c", "user.email=t@example.test"];
  const git = (...words: string[]) =>
    execFileSync("git", ["-C", tree, ...identity, ...words], { stdio: "pipe" });
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-qm", "one");
  git("tag", version);
  git("clone", "-q", "--bare", ".", into);
  execFileSync("git", ["-C", into, "update-server-info"]);
}

function certificate(folder: string): { readonly key: string; readonly ca: string } {
  const [key, ca] = [join(folder, "tls.key"), join(folder, "tls.pem")];
  const names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const made = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", ca];
  execFileSync("openssl", ["req", "-x509", ...made, ...names], { stdio: "pipe" });
  return { key, ca };
}
