import { compareGo, type GoVersion } from "../golang/version.ts";
import { fileProxy } from "./file-proxy.ts";

/** What is built offline, and from what. */
export interface OfflineBuild {
  readonly go: GoVersion;
  /** `linux/amd64` */
  readonly target: string;
  /** Whether vendor/ has the dependencies, or the module tree. */
  readonly form: "vendor" | "modules";
  /** Folder of the module tree. */
  readonly modules: string;
  /** What says which checksum database is asked, or none. */
  readonly checking: Readonly<Record<string, string>>;
}

/** CGO_ENABLED=0 and -trimpath: what is built so is the same on every machine (go.dev/blog/rebuild). */
export function offlineSettings({
  go,
  target,
  form,
  modules,
  checking,
}: OfflineBuild): Record<string, string> {
  const [os = "", arch = ""] = target.split("/");
  const vcs = compareGo(go, "1.18" as GoVersion) >= 0 ? ["-buildvcs=false"] : [];
  const vendor = form === "vendor";
  return {
    GOOS: os,
    GOARCH: arch,
    CGO_ENABLED: "0",
    GOFLAGS: ["-trimpath", "-modcacherw", ...vcs, ...(vendor ? ["-mod=vendor"] : [])].join(" "),
    GOPROXY: vendor ? "off" : fileProxy(modules),
    ...checking,
  };
}
