/** What a test that fetches something by itself makes its tools say where there is no network. */
const SIGNS =
  /reading (?:file|https?):\/\/\S+: (?:open \S+: )?no such file|module lookup disabled|dial (?:tcp|udp)|no such host|network is unreachable|Temporary failure in name resolution/;

/** Of failed tests that look as if they fetched something: their names, and the module files that they looked for. */
export interface TestFetches {
  readonly tests: readonly string[];
  readonly wanted: readonly string[];
}

/** Reads what `go test` printed; undefined where nothing in it speaks of a network or of the module tree. */
export function testFetches(said: string): TestFetches | undefined {
  if (!SIGNS.test(said)) return undefined;
  const tests = [...said.matchAll(/^\s*--- FAIL: (\S+)/gm)].flatMap(([, name]) => name ?? []);
  const wanted = [...said.matchAll(/go: ([^\s@]+@v[^\s:]+): /g)].flatMap(([, module]) => module ?? []);
  return { tests: [...new Set(tests)], wanted: [...new Set(wanted)] };
}
