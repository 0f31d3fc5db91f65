import { makeBundle, type TestBundle } from "./make-bundle.ts";
import { type TestZone, testZone } from "./test-keys.ts";

/**
 * The sample that hostile cases cut up: three plain files, one of them without content, and a script.
 * `zone` signs it.
 */
export function sampleBundle(zone: TestZone = testZone()): TestBundle {
  return makeBundle({
    zone,
    name: "sample",
    scripts: [{ when: "post-apply", name: "1-hello.sh", text: "#!/bin/sh\nexit 0\n" }],
    files: { "a.txt": "first\n", "b/empty": "", "c.bin": Buffer.alloc(1500, 7) },
  });
}
