import { ACTION_GRANTS, type ActionName, type GrantName } from "../../generated/actions.ts";
import type { BoundTaskFlow } from "../port/bound-task-flow.ts";
import type { RouteSettings } from "./config.ts";
import { Problem } from "./problem.ts";

/** What of a host the actions of a grant are for. */
const SUBJECTS = {
  worker: "tasks",
  endpoints: "endpoints",
  delete: "deleteFlow",
} as const satisfies Record<GrantName, keyof BoundTaskFlow>;
type Offer = Pick<BoundTaskFlow, (typeof SUBJECTS)[GrantName]>;

/** Throws a 403 for an action that the route does not allow. A host that does not offer it says so itself, whatever the grants. */
export function requireAllowed(action: ActionName, route: RouteSettings, host: Offer): void {
  const grant = ACTION_GRANTS[action];
  if (grant === undefined || host[SUBJECTS[grant]]) requireGranted(action, route);
  else requireListed(action, route);
}

/** The same on a host that offers all actions. */
export function requireGranted(action: ActionName, route: RouteSettings): void {
  requireListed(action, route);
  const grant = ACTION_GRANTS[action];
  if (grant === undefined || route.grants.has(grant)) return;
  throw new Problem("action_not_allowed", `This route does not allow ${action}, which needs the grant "${grant}".`);
}

function requireListed(action: ActionName, { actions }: RouteSettings): void {
  if (!actions.has(action)) throw new Problem("action_not_allowed", `This route does not allow ${action}.`);
}
