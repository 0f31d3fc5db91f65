import { dirname } from "node:path";
import type { Manifest, Member } from "../../bundle/manifest/manifest.ts";
import type { Destiny, Passed } from "../../ports/media.ts";
import { NewFolders } from "../store/new-file.ts";
import type { Flow } from "../threads/flow.ts";
import { spanLength } from "../threads/jobs/check-span.ts";
import type { SmallGoal, SmallMember } from "../threads/jobs/settle-member.ts";
import { UNPACKING_COSTS } from "../threads/unpack.ts";
import type { Carrier } from "./carrier.ts";
import { passLarge } from "./large-member.ts";
import { sinkOf } from "./sink.ts";

/**
 * Small members go out in runs of about so many bytes in a container: long enough to be worth a message, short enough to
 * share out and to be held at once. A hundred thousand empty ones have 50 MB of headers.
 */
const BATCH_BYTES = 2 * 1024 * 1024;

/** What a pass is about. */
export interface Order {
  readonly manifest: Manifest;
  readonly destiny: (member: Member) => Destiny;
  /** May throw to stop the pass. */
  readonly seen: (bytes: number, total: number) => void;
}

/**
 * One pass over all members: digests are checked by as many threads as there are, and each member goes its way
 * only after its own bytes were found right. Ends when no job is left, also after a failure.
 */
export async function pass(carrier: Carrier, flow: Flow, order: Order): Promise<Passed[]> {
  const run = new Pass(carrier, flow, order);
  try {
    await run.all();
  } catch (error) {
    flow.fail(run.position, error);
  }
  await flow.end();
  return order.manifest.members.flatMap((member) => run.passed.get(member.path) ?? []);
}

/** About how much there is to do, in bytes to be hashed. */
export function costOf({ manifest, destiny }: Order): number {
  return manifest.members.reduce((sum, member) => {
    const todo = destiny(member).do;
    return sum + member.size * (todo === "unpack" || todo === "deepen" ? UNPACKING_COSTS : 1);
  }, 0);
}

class Pass {
  readonly passed = new Map<string, Passed>();
  /** The member that is being read: where a failure of the media itself belongs. */
  position = -1;
  readonly #carrier: Carrier;
  readonly #flow: Flow;
  readonly #order: Order;
  readonly #total: number;
  readonly #folders = new NewFolders();
  #seen = 0;
  #batch = emptyBatch();

  constructor(carrier: Carrier, flow: Flow, order: Order) {
    this.#carrier = carrier;
    this.#flow = flow;
    this.#order = order;
    this.#total = order.manifest.members.reduce((sum, member) => sum + member.size, 0);
  }

  async all(): Promise<void> {
    const { members } = this.#order.manifest;
    await this.#carrier.begin();
    for (const [index, member] of members.entries()) {
      const destiny = this.#order.destiny(member);
      if (destiny.do === "place") this.#folders.make(dirname(`${destiny.into}/${destiny.name}`));
      const goal = member.chunks === undefined ? smallGoal(destiny) : undefined;
      if (goal === undefined) await this.#large(member, index, destiny);
      else await this.#small(member, index, goal);
    }
    await this.#flush();
    this.position = members.length;
    await this.#carrier.end();
  }

  async #small(member: Member, index: number, goal: SmallGoal): Promise<void> {
    const length = spanLength([member]);
    if (this.#batch.length + length > BATCH_BYTES) await this.#flush();
    if (this.#batch.members.length === 0) this.#batch.first = index;
    const { path, size, sha256, executable } = member;
    this.#batch.members.push({ path, size, sha256, goal, ...(executable ? { executable } : {}) });
    this.#batch.length += length;
    this.#batch.bytes += size;
  }

  async #flush(): Promise<void> {
    const batch = this.#batch;
    if (batch.members.length === 0) return;
    this.#batch = emptyBatch();
    this.position = batch.first;
    await this.#flow.room();
    const checked = await this.#carrier.batch(batch);
    const work = checked.result.then((passed) => {
      for (const one of passed) this.passed.set(one.path, one);
      this.#count(batch.bytes);
    });
    this.#flow.follow(batch.first, work);
  }

  async #large(member: Member, index: number, destiny: Destiny): Promise<void> {
    await this.#flush();
    this.position = index;
    const body = await this.#carrier.large(member, index);
    await passLarge(this.#flow, body, sinkOf(this.#flow, member, index, destiny), {
      member,
      index,
      trailed: "trailed" in destiny ? destiny.trailed : undefined,
      seen: (bytes) => this.#count(bytes),
      done: (passed) => this.passed.set(passed.path, passed),
    });
  }

  #count(bytes: number): void {
    this.#seen += bytes;
    this.#order.seen(this.#seen, this.#total);
  }
}

/** Members that go to a thread together: `bytes` of contents, `length` in a container. */
function emptyBatch(): { first: number; bytes: number; length: number; members: SmallMember[] } {
  return { first: 0, bytes: 0, length: 0, members: [] };
}

/** What a job does with a small member once it has its bytes; undefined where the bytes are needed in shared memory. */
function smallGoal(destiny: Destiny): SmallGoal | undefined {
  switch (destiny.do) {
    case "check":
      return destiny.trailed === undefined ? { do: "check" } : undefined;
    case "keep":
      return destiny;
    case "place":
      return { do: "place", file: `${destiny.into}/${destiny.name}`, executable: destiny.executable };
    case "deepen":
      return "module" in destiny.as ? { do: "module", module: destiny.as.module } : undefined;
    case "unpack":
      return undefined;
  }
}
