import type { WorkerSettings } from "./settings.ts";

/** What a gateway sends to the worker that it has started. The settings hold secrets: no argument and no variable has them. */
export type WorkerMessage = { type: "start"; settings: WorkerSettings; logLevel: string } | { type: "stop" };
