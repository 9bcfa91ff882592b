import type { ActionRequest } from "../../generated/actions.ts";
import { type ActionMethods, IS_SAFE } from "../../generated/sdk-methods.ts";
import { type Conveniences, conveniences } from "./conveniences.ts";
import type { CallOptions, TaskFlowClientOptions } from "./options.ts";
import { createPerform } from "./perform.ts";

/** A method for each action of the contract, and helpers that combine several actions. */
export type TaskFlowClient = ActionMethods<CallOptions> & Conveniences;

/**
 * Creates a client of one route. The client holds no connections, and remembers whether its gateway keeps idempotency keys:
 * share one client in the whole program.
 *
 * @example
 * const client = createTaskFlowClient({ url: "http://127.0.0.1:18789/plugins/webhooks/zapier", secret });
 * const { flow } = await client.createFlow({ goal: "Review inbound queue" });
 */
export function createTaskFlowClient(options: TaskFlowClientOptions): TaskFlowClient {
  const perform = createPerform(options);
  const methods = Object.entries(IS_SAFE).map(([action, safe]) => [
    // create_flow → createFlow
    action.replace(/_./g, ([, letter = ""]) => letter.toUpperCase()),
    (input?: object, call?: CallOptions) => {
      // Each method's type has the input of its action; TypeScript cannot follow the pair through a list.
      const request = { ...input, action } as ActionRequest;
      return perform(request, safe, call);
    },
  ]);
  const actions = Object.fromEntries(methods) as ActionMethods<CallOptions>;
  return { ...actions, ...conveniences(actions) };
}
