import { instantOf } from "../bundle/manifest/fields.ts";
import { Fault } from "../fault.ts";
import type { Clock } from "../ports/clock.ts";
import type { Order } from "./order.ts";

/** A bundle that would be over when it is made is not begun (FORMAT 3.20). Fault option-invalid (2). */
export function refuseOver({ validUntil, epoch }: Pick<Order, "validUntil" | "epoch">, clock: Clock): void {
  if (validUntil === undefined) return;
  const created = instantOf(epoch ?? Math.floor(clock.now().getTime() / 1000));
  if (Date.parse(validUntil) <= Date.parse(created))
    throw new Fault("option-invalid", { option: "--valid-until", value: validUntil, reason: `> ${created}` });
}
