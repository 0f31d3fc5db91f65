/** Where releases stand unless `--root` says otherwise; only this root owns places outside of itself. */
export const DEFAULT_ROOT = "/opt/gobundle";
