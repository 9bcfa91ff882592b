import { requireGranted } from "./allowed-actions.ts";
import { unauthorized } from "./authenticate.ts";
import { authenticationOf } from "./authentication.ts";
import type { RouteSettings } from "./config.ts";
import { Problem } from "./problem.ts";
import type { AcceptedRequest } from "./waiting-requests.ts";

/** A route as it is served now. */
export interface ServedRoute {
  route: RouteSettings;
  secrets: readonly string[];
}

/** Why a waiting request would not be accepted now; undefined where it would. */
export function refusalNow(
  { req, action, body = Buffer.alloc(0), route, clocks }: AcceptedRequest,
  served: ServedRoute | undefined,
): Problem | undefined {
  if (!served || served.route.path !== route.path || served.route.sessionKey !== route.sessionKey)
    return unauthorized("The route was removed while the request waited.", 'Bearer realm="taskflow-webhooks"');
  const authentication = authenticationOf(served.route, served.secrets, clocks);
  try {
    authentication.checkHeaders(req);
    authentication.checkBody?.(req, body);
    requireGranted(action, served.route);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
