import { PLUGIN_ANSWERS } from "../../src/plugin/answer-text.ts";
import type { Answers, CommandStore } from "../../src/taskflow/command-store.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { interpretCommands } from "../../src/taskflow/interpret-commands.ts";
import { type MaintenanceSettings, type SweepResult, sweep, sweepRequest } from "../../src/taskflow/maintenance.ts";

/** Commands for a store of this thread, as the gateway runs them. */
export function commandsOn(store: FlowStore, answers: Partial<Answers> = {}): CommandStore {
  return interpretCommands(store, { ...PLUGIN_ANSWERS, ...answers });
}

/** One round of maintenance at a time. */
export function sweepAt(store: FlowStore, now: number, settings: MaintenanceSettings): Promise<SweepResult> {
  return sweep(store, sweepRequest(now, settings));
}
