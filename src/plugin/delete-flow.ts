import type { ActionOutcome, ActionRequest } from "../../generated/actions.ts";
import type { BoundTaskFlow } from "../port/bound-task-flow.ts";
import { OUTCOMES } from "./answer-text.ts";
import type { Change } from "./change.ts";
import { notSupported } from "./outcome.ts";

type Outcome = ActionOutcome<"delete_flow">;

const NO_DELETION = "This gateway deletes no flows on request.";

export const deletionHandlers = {
  delete_flow: (
    { flowId, expectedRevision }: ActionRequest<"delete_flow">,
    { flows: { deleteFlow } }: { flows: Pick<BoundTaskFlow, "deleteFlow"> },
  ): Change<"deleteFlow", Outcome> | Promise<Outcome> =>
    deleteFlow
      ? { method: "deleteFlow", input: { flowId, expectedRevision }, outcomeOf: OUTCOMES.deleteFlow }
      : Promise.resolve(notSupported(NO_DELETION)),
};
