import { afterAll, beforeAll, describe, inject, test } from "vitest";
import { ChecklistHost, GOS } from "./support/checklist-host.ts";
import { ROWS } from "./support/checklist-rows.ts";

const host = new ChecklistHost();
beforeAll(() => host.make(`${inject("made")}/keys`));
afterAll(() => host.dispose());

describe.each(GOS)("without a network, Go %s:", (version) => {
  test.each(
    ROWS.map((row) => {
      const { shown, lines } = { shown: "", lines: row.lines, ...row.instead?.[version] };
      return { ...row, lines, title: shown === "" ? row.row : `${row.row}: ${shown}` };
    }),
  )("$title", async ({ row, lines, app = "plain", vendored }) => {
    const place = `/tmp/go${version}/${ROWS.findIndex((one) => one.row === row)}`;
    const start = [
      `GO=go${version}`,
      `mkdir -p ${place} && cp -r /opt/gobundle/current/src/${app} ${place}/app && cd ${place}/app`,
      ...(vendored ? [] : ["rm -rf vendor"]),
    ];
    await host.inside([...start, ...lines].join(" &&\n"));
  });

  test("go test -race and packages in C, where the host has a C compiler", async () => {
    await host.withCompiler(
      [
        "cp -r /opt/gobundle/current/src/plain /root/app && cd /root/app",
        `/opt/gobundle/current/bin/go${version} test -race ./native`,
      ].join(" &&\n"),
    );
  });

  test("go test -race and packages in C, where it has none: Go says what it lacks, and builds the rest", async () => {
    await host.inside(
      [
        `cd /opt/gobundle/current/src/plain`,
        `! go${version} test -race ./native 2>/tmp/said && grep 'race requires cgo' /tmp/said`,
        `go${version} build -o /dev/null ./tiny`,
      ].join(" &&\n"),
    );
  });
});
