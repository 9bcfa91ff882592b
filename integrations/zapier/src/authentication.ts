import type { Authentication, Bundle, ZObject } from "zapier-platform-core";
import { resultOf, send } from "./gateway.ts";

/** No flow has it: ids are version 7 UUIDs. */
const NO_FLOW = "00000000-0000-0000-0000-000000000000";

/**
 * Asks for a flow that does not exist, which costs next to nothing. That the route may not do it is as good an answer:
 * routes that are limited by `actions` say so after they have checked the secret.
 */
async function test(z: ZObject, bundle: Bundle): Promise<{ routeId: string }> {
  const outcome = await send(z, bundle, "get_flow", { flowId: NO_FLOW });
  const routeId = outcome.ok || outcome.code === "action_not_allowed" ? outcome.routeId : undefined;
  if (routeId === undefined) resultOf(outcome);
  return { routeId: routeId ?? "" };
}

export const authentication: Authentication = {
  type: "custom",
  test,
  connectionLabel: "{{routeId}}",
  fields: [
    {
      key: "url",
      label: "Route URL",
      type: "string",
      required: true,
      placeholder: "https://flows.example.com/plugins/webhooks/zapier",
      helpText: "The address of a route of your gateway, as Zapier reaches it from the internet. Use HTTPS.",
    },
    {
      key: "secret",
      label: "Secret",
      type: "password",
      required: true,
      helpText: "The `secret` of that route in the gateway's `openclaw.json`.",
    },
  ],
};
