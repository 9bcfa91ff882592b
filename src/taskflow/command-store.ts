import type { CommandName, KeptAnswer, KeyedMutations, KeyedName } from "../port/bound-task-flow.ts";
import type { FlowRecord, TaskRecord } from "../port/records.ts";
import type { Claim, ClaimInput } from "../port/tasks.ts";
import type { Command, CommandContext } from "./command.ts";
import type { DeliveryStore } from "./delivery-store.ts";
import type { FlowStore, KeyRecord } from "./flow-store.ts";
import type { SweepRequest, SweepResult } from "./maintenance.ts";
import type { TaskStore } from "./task-store.ts";

/** What the owner of a flow, or anybody who serves it, reads. */
type Reads = Pick<
  FlowStore,
  "findFlow" | "latestFlow" | "listFlows" | "findTask" | "taskSummary" | "findAnswer" | "readEvents" | "locateEvents"
>;
type TaskReads = Pick<TaskStore, "findTask" | "listTasks" | "nextTaskMs" | "nextAttemptEndMs">;
type Surroundings = Pick<
  FlowStore,
  "system" | "operator" | "readClock" | "onEvents" | "pollEventsMs" | "countFlows" | "onCommit" | "ping" | "close"
>;

/**
 * A store whose changes are plain data: what can be in another thread. Promises behave as those of `FlowStore`, which a
 * store implements; interpret-commands.ts makes one of the other.
 */
export interface CommandStore extends Reads, Surroundings {
  /** Runs a change. Resolves to its outcome, or to the text of the answer. */
  change<M extends CommandName, A extends As>(command: Command<M>, as: A): Promise<Changed<M, A>>;
  /** The same, once for each key: what is kept with the key is the text of the answer. */
  changeKeyed(key: KeyRecord, command: Command<KeyedName>): Promise<KeptAnswer>;
  /** Keeps an answer with a key, if it has none yet. */
  keepAnswer(key: KeyRecord, answer: string): Promise<KeptAnswer>;
  /** One bounded round of maintenance. */
  sweep(request: SweepRequest): Promise<SweepResult>;
  /** How many calls the thread of the store has not answered yet. Absent: it has none. */
  readonly waitingCalls?: number;
  readonly tasks: TaskCommandStore;
  readonly deliveries?: DeliveryStore;
}

export interface TaskCommandStore extends TaskReads, Pick<TaskStore, "onTasks" | "pollTasksMs"> {
  /** Takes tasks that are available, oldest first. */
  claim(input: ClaimInput, context: CommandContext): Promise<Claim[]>;
  /** Ends up to `limit` attempts whose time is over. Resolves to their number. */
  endAttempts(request: EndAttemptsRequest): Promise<number>;
}

export interface EndAttemptsRequest extends Pick<CommandContext, "times" | "retainEndedMs"> {
  limit: number;
}

type As = "outcome" | "text";
export type Changed<M extends CommandName, A extends As> = A extends "text" ? string : KeyedMutations[M]["outcome"];

/** How answers are written where a store runs commands; pure. The plugin knows how: this code does not. */
export interface Answers {
  textOf<M extends KeyedName>(method: M, outcome: KeyedMutations[M]["outcome"]): string;
  /** Bytes that a claim takes in an answer. */
  bytesOfClaim(task: TaskRecord, flow: FlowRecord): number;
}
