import type { CommandName, KeyedMutations } from "../port/bound-task-flow.ts";
import type { Times } from "./believed-time.ts";

/**
 * A change as plain data: the store that runs it may be in another thread. What it reads, and what it decides on that, is
 * in flow-commands.ts and task-commands.ts.
 */
export interface Command<M extends CommandName = CommandName> {
  method: M;
  input: KeyedMutations[M]["input"];
  context: CommandContext;
}

/** Who makes a change, when, and by which settings. */
export interface CommandContext {
  ownerKey: string;
  /** Absent: the operator makes the change. */
  routeId?: string | undefined;
  times: Times;
  /** Active tasks that a flow may have. */
  maxActiveTasksPerFlow: number;
  /** How long the record of an ended task is kept, in milliseconds. */
  retainEndedMs: number;
}
