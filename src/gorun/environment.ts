/** Where one run of Go keeps its own things; everything in it goes when the run is over. */
export interface GoPlaces {
  /** A folder of this run alone: HOME, caches and temporary files are made below it. */
  readonly own: string;
  /** Folders of PATH, the first of them that of the `go` to run. */
  readonly path: readonly string[];
}

/**
 * The whole environment of a Go child: nothing of the caller's comes along. GOENV=off leaves out the user's file but not
 * GOROOT/go.env; telemetry counters go below HOME, so below `own` (Go reference: `go help environment`).
 * `settings` is set last: GOPROXY, GOFLAGS, CGO_ENABLED, ...
 */
export function goEnvironment(
  places: GoPlaces,
  settings: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const { own } = places;
  return {
    PATH: places.path.join(":"),
    LANG: "C",
    HOME: `${own}/home`,
    XDG_CONFIG_HOME: `${own}/home/.config`,
    XDG_CACHE_HOME: `${own}/home/.cache`,
    TMPDIR: own,
    GOCACHE: `${own}/build`,
    GOPATH: `${own}/gopath`,
    GOMODCACHE: `${own}/modcache`,
    GOENV: "off",
    GOTOOLCHAIN: "local",
    ...settings,
  };
}
