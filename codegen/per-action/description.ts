import { ContractError } from "../contract-error.ts";
/** The description of the contract, with what it says of one operation for all actions replaced. */
export function perActionDescription(description: string): string {
  const [introduction, , curl, ...rest] = description.split("\n\n");
  if (!curl?.startsWith("```"))
    throw new ContractError("openapi.yaml: the third paragraph of info.description is not a command");
  return [introduction, FIRST_REQUEST, ...rest].join("\n\n");
}

const FIRST_REQUEST = `Each action has its own path below the path of the route:

\`\`\`bash
curl http://localhost:18789/plugins/webhooks/zapier/create_flow \\
  -H 'Content-Type: application/json' -H 'Authorization: Bearer YOUR_SECRET' \\
  -d '{"goal":"Review inbound queue"}'
\`\`\`

You can omit \`action\` from the body, unless the request is signed. If the operator gave the route another path, the paths
of its actions are below that path.`;
