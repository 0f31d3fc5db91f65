import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutUserinfo } from "../../src/golang/userinfo.ts";

test.each([
  ["https://u:canary@h.test/x", "https://h.test/x"],
  ["https://canary@h.test", "https://h.test"],
  ["ssh://git@h.test/x", "ssh://h.test/x"],
  ["https://u:can@ary@h.test/x", "https://h.test/x"],
  ["https://a.test/,https://u:canary@b.test|https://c.test", "https://a.test/,https://b.test|https://c.test"],
  [
    "fatal: unable to access 'http://u:canary@h.test/x/': 403",
    "fatal: unable to access 'http://h.test/x/': 403",
  ],
  ["https://h.test/x@v1.0.0", "https://h.test/x@v1.0.0"],
  ["example.test/a@v1.0.0: https://h.test", "example.test/a@v1.0.0: https://h.test"],
])("%s", (text, told) => expect(withoutUserinfo(text)).toBe(told));

test("whatever a password is made of, nothing of it is left", () => {
  const word = fc.string({ minLength: 1, maxLength: 20 }).map(encodeURIComponent);
  fc.assert(
    fc.property(word, word, fc.constantFrom("", "x ", "(", '{"GOPROXY":"'), (name, password, before) => {
      const told = withoutUserinfo(`${before}https://${name}:${password}@h.test/a`);
      expect(told).toBe(`${before}https://h.test/a`);
    }),
  );
});
