import { type Contract, camelCase, operationOf } from "./contract.ts";
import { markdownTable } from "./markdown-table.ts";

/** Every method of the SDK, for its README. */
export function emitSdkMethodsTable(contract: Contract): string {
  const actions = Object.entries(operationOf(contract)["x-actions"]);
  const rows = actions.map(([action, { summary, safe }]) => [
    `\`${camelCase(action)}\``,
    summary,
    safe ? "read" : "change",
  ]);
  return markdownTable(["method", "what it does", "kind"], rows);
}
