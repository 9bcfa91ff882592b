import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { GatewayLogger } from "../gateway/log.ts";
import type { WorkerMessage } from "./messages.ts";
import type { WorkerSettings } from "./settings.ts";

const PROGRAM = fileURLToPath(new URL(`worker-process${extname(import.meta.url)}`, import.meta.url));
/** Milliseconds before a worker that ended is started again: doubled each time, and reset when one has lasted. */
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 30_000;
const LASTING_MS = 60_000;
/** How much longer than `shutdownMs` a worker may take: for programs that are being stopped, and the last reports. */
const STOP_MARGIN_MS = 20_000;

interface SupervisorOptions {
  logger: GatewayLogger;
  env: NodeJS.ProcessEnv;
  logLevel: string;
}

/** Keeps a worker running as a child process. */
export class WorkerSupervisor {
  readonly #options: SupervisorOptions;
  #settings: WorkerSettings | undefined;
  #running: Promise<void> = Promise.resolve();
  /** Aborts when the worker that runs must end: for good, or because the next one has other settings. */
  #ending = new AbortController();
  #isStopped = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** Runs a worker with these settings from now on. One with others ends first, as at a shutdown. */
  use(settings: WorkerSettings | undefined): void {
    if (this.#isStopped || JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    this.#settings = settings;
    this.#ending.abort();
    const ending = new AbortController();
    this.#ending = ending;
    this.#running = this.#running.then(() => (settings ? this.#keepRunning(settings, ending.signal) : undefined));
  }

  /** Resolves when the worker has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#ending.abort();
    await this.#running;
  }

  async #keepRunning(settings: WorkerSettings, ending: AbortSignal): Promise<void> {
    for (let failures = 0; !ending.aborted; failures++) {
      const startedAt = performance.now();
      const how = await this.#runOnce(settings, ending);
      if (ending.aborted) return;
      if (performance.now() - startedAt > LASTING_MS) failures = 0;
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, MAX_PAUSE_MS);
      this.#options.logger.error({ how, pauseMs }, "The worker ended. Starting it again.");
      await pause(pauseMs, ending);
    }
  }

  /** Resolves to how the process ended. */
  async #runOnce(settings: WorkerSettings, ending: AbortSignal): Promise<string> {
    const { env, logLevel } = this.#options;
    const child = fork(PROGRAM, [], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const exit = once(child, "exit").then(
      ([code, signal]) => (code === null ? `by ${String(signal)}` : `with exit code ${String(code)}`),
      (error: NodeJS.ErrnoException) => `before it began (${error.code ?? "unknown"})`,
    );
    send(child, { type: "start", settings, logLevel });
    let late: NodeJS.Timeout | undefined;
    const onEnding = (): void => {
      send(child, { type: "stop" });
      late = setTimeout(() => child.kill("SIGKILL"), settings.shutdownMs + STOP_MARGIN_MS);
    };
    if (ending.aborted) onEnding();
    else ending.addEventListener("abort", onEnding, { once: true });
    const how = await exit;
    ending.removeEventListener("abort", onEnding);
    clearTimeout(late);
    return how;
  }
}

/** A process that has ended takes no messages, which its exit says too. */
function send(child: ChildProcess, message: WorkerMessage): void {
  child.send(message, () => undefined);
}

function pause(ms: number, ending: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  ending.addEventListener("abort", () => resolve(), { once: true });
  return promise.finally(() => clearTimeout(timer));
}
