import { expect, test } from "vitest";
import { parseNetrc } from "../../src/golang/netrc.ts";

/** The case of cmd/go/internal/auth/netrc_test.go, in words of our own. */
const NETRC = `machine incomplete
login none

machine a.test
\tlogin\tann
\tpassword\tone
machine b.test login ben password two account mail

macdef greet
machine macro.test login mac password three
get away

machine c.test:8443 password four login cid
machine a.test login late password five

default login dan password six
machine after.test login zoe password seven
`;

test("machine, login and password in any order, on one line or several; macros are no machines", () => {
  expect(parseNetrc(NETRC).map(({ machine, login, password }) => [machine, login, password])).toEqual([
    ["a.test", "ann", "one"],
    ["b.test", "ben", "two"],
    ["c.test:8443", "cid", "four"],
    ["a.test", "late", "five"],
    ["after.test", "zoe", "seven"],
  ]);
});

test.each([
  ["", []],
  ["machine a.test login ann", []],
  ["default\nmachine a.test login ann password one", []],
  ["machine a.test login ann password one default\nmachine b.test login ben password two", ["a.test"]],
  ["machine a.test\r\nlogin ann\r\npassword one\r\n", ["a.test"]],
])("%j", (text, machines) => expect(parseNetrc(text).map(({ machine }) => machine)).toEqual(machines));
