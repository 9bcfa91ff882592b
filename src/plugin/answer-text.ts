import type { ActionOutcome } from "../../generated/actions.ts";
import type { KeyedMutations, KeyedName } from "../port/bound-task-flow.ts";
import { cancellationOutcome, changeOutcome, creationOutcome, deletionOutcome, taskOutcome } from "./outcome.ts";
import { bytesOfClaim, heartbeatOutcome, reportOutcome, taskCancellationOutcome } from "./task-outcomes.ts";

/** What the outcome of each of the host's methods is answered with. Pure: a host may run it in another thread. */
export const OUTCOMES = {
  createManaged: creationOutcome,
  setWaiting: changeOutcome,
  resume: changeOutcome,
  finish: changeOutcome,
  fail: changeOutcome,
  requestCancel: changeOutcome,
  cancel: cancellationOutcome,
  runTask: taskOutcome,
  deleteFlow: deletionOutcome,
  cancelTask: taskCancellationOutcome,
  heartbeatTask: heartbeatOutcome,
  completeTask: reportOutcome,
  failTask: reportOutcome,
  releaseTask: reportOutcome,
} satisfies { [M in KeyedName]: (outcome: KeyedMutations[M]["outcome"]) => ActionOutcome };

export type OutcomeOf<M extends KeyedName> = ReturnType<(typeof OUTCOMES)[M]>;

/** The outcome of a method as the text that is kept with a key. */
export function answerText<M extends KeyedName>(method: M, outcome: KeyedMutations[M]["outcome"]): string {
  const outcomeOf = OUTCOMES[method] as (outcome: KeyedMutations[M]["outcome"]) => ActionOutcome;
  return write(outcomeOf(outcome));
}

/** What a store needs in order to run commands. */
export const PLUGIN_ANSWERS = { textOf: answerText, bytesOfClaim };

/** Most answers begin like this. */
const SUCCESS = '{"status":200}\n';

/** Serializes an outcome: metadata on the first line, the result's JSON on the second. */
export function write(outcome: ActionOutcome): string {
  if (outcome.status === 200) return SUCCESS + outcome.result;
  const { result, ...said } = outcome;
  return `${JSON.stringify(said)}\n${result}`;
}

export function read(text: string): ActionOutcome {
  if (text.startsWith(SUCCESS)) return { status: 200, result: text.slice(SUCCESS.length) } as ActionOutcome;
  const end = text.indexOf("\n");
  return { ...JSON.parse(text.slice(0, end)), result: text.slice(end + 1) } as ActionOutcome;
}
