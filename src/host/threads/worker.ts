import { parentPort } from "node:worker_threads";
import { type JobInput, type JobName, runJob } from "./jobs.ts";
import { type Answer, END, thrown } from "./wire.ts";

/** The second entry of the program: a thread that does one job after another until it is ended. */
const port = parentPort;
if (port === null) throw new Error("worker.ts runs as a worker thread only");

/** The job before: those that are not done in one go must not run into each other. */
let before = Promise.resolve();

port.on("message", (task: { name: JobName; input: JobInput<JobName> } | typeof END) => {
  before = before.then(async () => {
    if (task === END) port.close();
    else port.postMessage(await answer(task.name, task.input));
  });
});
port.postMessage({ is: "ready" } satisfies Answer);

async function answer(name: JobName, input: JobInput<JobName>): Promise<Answer> {
  try {
    return { is: "output", output: await runJob(name, input) };
  } catch (error) {
    return thrown(error);
  }
}
