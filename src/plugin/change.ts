import type { ActionOutcome } from "../../generated/actions.ts";
import type { KeyedMutations, KeyedName } from "../port/bound-task-flow.ts";

/** A change that an action requests: the host's method, its input, and how to read the outcome. */
export interface Change<M extends KeyedName = KeyedName, Outcome = ActionOutcome> {
  method: M;
  input: KeyedMutations[M]["input"];
  outcomeOf: (outcome: KeyedMutations[M]["outcome"]) => Outcome;
}
