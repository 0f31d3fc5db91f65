import { expect, test } from "vitest";
import { actingNames, withoutActing } from "../../src/host/start-anew.ts";

const ACTING = [
  "GLIBC_TUNABLES",
  "LD_AUDIT",
  "LD_LIBRARY_PATH",
  "LD_PRELOAD",
  "MALLOC_PERTURB_",
  "NODE_COMPILE_CACHE",
  "NODE_OPTIONS",
  "NODE_TLS_REJECT_UNAUTHORIZED",
  "OPENSSL_CONF",
  "UV_USE_IO_URING",
];
const DATA = {
  PATH: "/usr/bin",
  HOME: "/root",
  GOFLAGS: "-mod=mod",
  OLD_PWD: "/",
  NODE_EXTRA_CA_CERTS: "/etc/ca.pem",
  GOBUNDLE_LANG: "en",
};

test("what acts by itself is told from what we read", () => {
  const all = { ...DATA, ...Object.fromEntries(ACTING.map((name) => [name, "x"])) };
  expect(actingNames(all)).toEqual(ACTING);
  expect(withoutActing(all)).toEqual(DATA);
  expect(actingNames(withoutActing(all))).toEqual([]);
});
