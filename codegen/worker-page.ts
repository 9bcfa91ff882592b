import { WORKER_CONFIG } from "./config-schemas.ts";
import { type Schemas, schemaOf } from "./contract.ts";
import { emitConfigSchema } from "./emit-config-schema.ts";
import { resolved, rowsOf, table, text } from "./key-table.ts";

/** docs/worker-configuration.md: every key of a worker's configuration. Throws for a key without a description. */
export function emitWorkerPage(schemas: Schemas, header: string): string {
  const named = (name: string) => resolved(schemas, schemaOf(schemas, name));
  return `<!-- ${header} -->

# Worker configuration reference

After reading this page you know every key of the file that \`taskflow-webhooks work --config\` reads. The file is JSON5.
\`\${NAME}\` in a string stands for an environment variable. [Workers](workers.md) shows whole examples.

The \`routes\` of \`taskflow.worker\` in the [gateway's configuration](configuration-reference.md#worker) have the same
\`queues\`.

${table(rowsOf(emitConfigSchema(schemas, WORKER_CONFIG)))}

## Routes

${text(named("WorkerRoute"))} The path of these keys is \`routes.<name>\`.

${table(rowsOf(named("WorkerRoute")))}

## Queues

${text(named("WorkerQueue"))} The path of these keys is \`routes.<name>.queues.<queue>\`.

${table(rowsOf(named("WorkerQueue")))}

### MCP servers

${text(named("AgentMcpServer"))} The path of these keys is \`routes.<name>.queues.<queue>.mcpServers[]\`.

${table(rowsOf(named("AgentMcpServer")))}
`;
}
