import { Fault } from "../fault.ts";

/** Throws where the run was interrupted. Faults: interrupted (130), terminated (143). */
export function heed(interrupted: AbortSignal): void {
  if (interrupted.aborted) throw interruptionOf(interrupted);
}

/** What `work` comes to, unless the signal is first: then the work is left to itself. Faults as those of `heed`. */
export async function unlessInterrupted<T>(work: Promise<T>, interrupted: AbortSignal): Promise<T> {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(interruptionOf(interrupted));
  if (interrupted.aborted) stop();
  interrupted.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    interrupted.removeEventListener("abort", stop);
  }
}

/** An aborted signal's reason is the name of the POSIX signal. */
function interruptionOf({ reason }: AbortSignal): Fault {
  return new Fault(reason === "SIGTERM" ? "terminated" : "interrupted");
}
