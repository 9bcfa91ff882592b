/** The contract's description with the parts that speak of one operation for all actions said anew. */
export function perActionDescription(description: string): string {
  const [introduction = "", ...sections] = description.split(/^(?=## )/m);
  const kept = sections.filter((section) => !REPLACED.test(section));
  if (sections.length - kept.length !== 2)
    throw new Error("openapi.yaml: info.description has no such sections to replace");
  return [introduction, FIRST_FLOW, ...kept].join("");
}

const REPLACED = /^## (?:Your first flow|A path for each action)\n/;

const FIRST_FLOW = `## Your first flow

Each action has a path of its own: \`POST /plugins/webhooks/{routeId}/{action}\` with a JSON object.

\`\`\`bash
curl -X POST http://localhost:18789/plugins/webhooks/zapier/create_flow \\
  -H 'Content-Type: application/json' -H 'Authorization: Bearer YOUR_SECRET' \\
  -d '{"goal":"Review inbound queue"}'
\`\`\`

The answer is always one JSON envelope: \`ok\`, the \`routeId\`, and the action's \`result\`; or \`ok: false\`, a \`code\` to
branch on and an \`error\` sentence for people.

## This form and the canonical one

This document is derived from the contract, \`openapi.yaml\`, for tools that want one operation for each action. There one
operation at \`POST /plugins/webhooks/{routeId}\` takes all of them, and the body's \`action\` says which. Both are the same
route, with the same secret, limits and answers. Here \`action\` may be left out of the body; when it is there it must be
the path's. A signed request names it in the body, since a signature does not cover the path. Where the operator gave a route another path, its actions are below that.

`;
