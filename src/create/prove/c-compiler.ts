/** GNU triplets, by GOARCH: what Linux systems call a compiler for another architecture by. */
const TRIPLETS: ReadonlyMap<string, string> = new Map([
  ["amd64", "x86_64-linux-gnu"],
  ["arm64", "aarch64-linux-gnu"],
]);

/** Settings under which Go compiles C for `target`, both like `linux/amd64`; whether there is a compiler, Go finds out. */
export function withCompiler(target: string, machine: string): Readonly<Record<string, string>> {
  const triplet = TRIPLETS.get(target.split("/")[1] ?? "");
  const foreign = target !== machine && triplet !== undefined;
  return { CGO_ENABLED: "1", ...(foreign && { CC: `${triplet}-gcc`, CXX: `${triplet}-g++` }) };
}
