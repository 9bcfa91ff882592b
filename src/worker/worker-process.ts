import { type Log, openLog } from "../gateway/log.ts";
import type { WorkerMessage } from "./messages.ts";
import { startWorker, type Worker } from "./run-worker.ts";

/** The process that a gateway starts for `taskflow.worker`. It ends with the gateway, whatever the gateway ends of. */

let worker: Worker | undefined;
let stopping = false;

process.on("message", (message: WorkerMessage) => {
  if (message.type === "start") void run(message);
  else stop();
});
// Without a gateway nothing can be reported. Leaving kills what runs, and the leases expire.
process.on("disconnect", () => process.exit(1));
// A terminal sends its signals to the gateway too, which says when to stop.
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);

async function run({ settings, logLevel }: Extract<WorkerMessage, { type: "start" }>): Promise<void> {
  const log = await openLog(logLevel);
  try {
    worker = await startWorker(settings, { env: process.env, logger: log.logger });
    if (stopping) worker.stop();
    log.logger.info({ health: worker.healthUrl, pid: process.pid }, "The worker is ready.");
    await worker.ended;
    await end(log, 0);
  } catch (error) {
    // A route that refuses the worker was logged where it occurred.
    log.logger.error({ reason: (error as Error).message }, "The worker failed.");
    await end(log, 1);
  }
}

function stop(): void {
  stopping = true;
  worker?.stop();
}

async function end({ close }: Log, code: number): Promise<void> {
  await close();
  process.exit(code);
}
