import type { CommandName } from "../../../port/bound-task-flow.ts";
import type { Command, CommandContext } from "../../../taskflow/command.ts";

/**
 * A command as a list. With its context as an object, whose fields are sent by their names, it would take 0.7 µs more of the
 * thread that sends it, and 1.5 µs more of the one that receives it.
 */
export type SentCommand<M extends CommandName = CommandName> = [
  method: M,
  input: Command<M>["input"],
  ownerKey: string,
  routeId: string | undefined,
  wall: number,
  latest: number,
  steady: number,
  queued: number,
  maxActiveTasksPerFlow: number,
  retainEndedMs: number,
];

export function sentCommand<M extends CommandName>({ method, input, context }: Command<M>): SentCommand<M> {
  const { ownerKey, routeId, times, maxActiveTasksPerFlow, retainEndedMs } = context;
  const { wall, latest, steady, queued } = times;
  return [method, input, ownerKey, routeId, wall, latest, steady, queued, maxActiveTasksPerFlow, retainEndedMs];
}

export function receivedCommand<M extends CommandName>(sent: SentCommand<M>): Command<M> {
  const [method, input, ownerKey, routeId, wall, latest, steady, queued, maxActiveTasksPerFlow, retainEndedMs] = sent;
  // `Required`: a field that may be absent is not forgotten here either.
  const context: Required<CommandContext> = {
    ownerKey,
    routeId,
    times: { wall, latest, steady, queued },
    maxActiveTasksPerFlow,
    retainEndedMs,
  };
  return { method, input, context };
}
