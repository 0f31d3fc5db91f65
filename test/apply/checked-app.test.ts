import { expect, test } from "vitest";
import { checkedApp } from "../../src/apply/checked-app.ts";
import type { AppComponent } from "../../src/bundle/manifest/component.ts";
import type { Manifest } from "../../src/bundle/manifest/manifest.ts";
import { composeRelease } from "../../src/bundle/release.ts";
import { makeBundle } from "../support/make-bundle.ts";

const VENDORED = {
  "go.mod": "module example.test/app\n",
  "vendor/modules.txt": "",
  "main.go": "package main\n",
};

/** The only app of a bundle whose proof speaks of it so, as a release checks it. */
function checked(name: string, holds: Manifest["proof"]["holds"]) {
  const { manifest, identity } = makeBundle({
    apps: [{ name, files: VENDORED }],
    restate: (made) => ({ ...made, proof: { ...made.proof, holds } }),
  });
  const composition = composeRelease([], { manifest, identity }, "linux/amd64");
  const [app] = composition.parts.flatMap(({ component }) => (component.kind === "app" ? [component] : []));
  return checkedApp(app as AppComponent, composition, "/opt/go");
}

test.each(["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"])(
  "an app called %s of which no proof speaks is built as it is vendored",
  (name) => {
    expect(checked(name, {}).vendored).toBe(true);
  },
);

test.each(["constructor", "web"])("the form that was proven is the one that is built: %s", (name) => {
  expect(checked(name, { [name]: ["modules"] }).vendored).toBe(false);
  expect(checked(name, { [name]: ["modules", "vendor"] }).vendored).toBe(true);
});
