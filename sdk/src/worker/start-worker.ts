import type { TaskHandler } from "./task-handler.ts";
import type { TaskWorker, WorkerActions, WorkOptions } from "./work-options.ts";
import { Worker } from "./worker.ts";

/** `work` of a client. */
export function startWorker(
  actions: WorkerActions,
  queues: string | readonly string[],
  handler: TaskHandler,
  { workerId = randomName(), leaseMs = 60_000, waitMs = 25_000, concurrency = 1, ...options }: WorkOptions = {},
): TaskWorker {
  if (!(concurrency >= 1)) throw new RangeError(`The concurrency is ${concurrency}. Set it to 1 or more.`);
  const { signal, timeoutMs } = options;
  const worker = new Worker(
    { workerId, queues: [queues].flat(), leaseMs, waitMs },
    { actions, handler, leaseMs, timeoutMs, ...guarded(options) },
    concurrency,
  );
  const stop = (): void => worker.stop();
  signal?.addEventListener("abort", stop);
  if (signal?.aborted) stop();
  const done = worker.run().finally(() => signal?.removeEventListener("abort", stop));
  // Whoever does not wait for the end gets no unhandled rejection.
  const ended = done.catch(() => undefined);
  return {
    workerId,
    done,
    stop(options) {
      worker.stop(options);
      return ended;
    },
  };
}

/** A hook that throws does not end the worker. */
function guarded({ onError, onEvent }: WorkOptions): Required<Pick<WorkOptions, "onError" | "onEvent">> {
  const reportError: typeof onError = (error, task) => {
    try {
      onError?.(error, task);
    } catch {
      // There is nobody left to tell.
    }
  };
  return {
    onError: reportError,
    onEvent(event) {
      try {
        onEvent?.(event);
      } catch (error) {
        reportError(error as Error);
      }
    },
  };
}

function randomName(): string {
  return `worker-${Math.random().toString(36).slice(2, 10)}`;
}
