/** One answer; `body` must be read or cancelled. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** HTTPS (and http, file) for the connected side only; the isolated side never holds this port. */
export interface Network {
  /** Follows redirects to the same or a safer scheme. Throws Fault("network-failed") with url and reason. */
  get(url: string, options?: { from?: number; signal?: AbortSignal }): Promise<Answer>;
}
