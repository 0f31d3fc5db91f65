import { TAG } from "../../../src/bundle/cms/der.ts";
import { oid, sequence, setOf, tlv } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";
import { testExtension } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A key identifier of another authority than the one that signed",
  verdict: "signer-unknown",
  make: bySigner({
    extra: [
      testExtension(
        OID.authorityKeyId,
        false,
        sequence(
          tlv(
            TAG.context1,
            tlv(
              TAG.context4,
              sequence(setOf([sequence(oid("2.5.4.3"), tlv(TAG.utf8String, Buffer.from("another")))])),
            ),
          ),
          tlv(TAG.context2Primitive, Buffer.from([7])),
        ),
      ),
    ],
  }),
} satisfies HostileCase;
