import type { CreatedConfig } from "../gateway/config/default-config.ts";
import { shellQuote } from "./shell-quote.ts";

/** Message of the first start: a curl line that creates a flow. It reads the secret from its file, if there is one. */
export function welcome(url: string, file: string, { routeId, secret, secretFile }: CreatedConfig): string {
  const credential =
    secretFile === undefined
      ? `'Authorization: Bearer ${secret}'`
      : `"Authorization: Bearer $(cat ${shellQuote(secretFile)})"`;
  return `
A configuration was written to ${file}. Create your first flow:

curl -X POST ${url}/plugins/webhooks/${routeId} -H 'Content-Type: application/json' -H ${credential} -d '{"action":"create_flow","goal":"Review inbound queue"}'

To try every action in a browser, open ${url}/docs

`;
}
