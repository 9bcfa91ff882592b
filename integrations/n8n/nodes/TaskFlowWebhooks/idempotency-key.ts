import type { IExecuteSingleFunctions } from "n8n-workflow";
import { READING } from "../generated/operations";

/**
 * One key for what one item does in one run of the node: when n8n tries the node again ("Retry On Fail"), or an answer was
 * lost, the gateway returns the first answer and does nothing twice. Another run, a loop's next round, another execution or
 * another n8n has another. 255 characters are the most that the contract takes.
 */
export function idempotencyKey(context: IExecuteSingleFunctions): string | undefined {
  if (READING.includes(context.getNodeParameter("operation") as string)) return undefined;
  const given = context.getNodeParameter("options.idempotencyKey", "") as string;
  if (given) return given;
  const execution = context.getExecutionId();
  if (!execution) return undefined;
  const run = context.evaluateExpression("{{ $runIndex }}", context.getItemIndex());
  const parts = [context.getInstanceId(), execution, context.getNode().id, run, context.getItemIndex()];
  return ["n8n", ...parts.map((part) => encodeURIComponent(String(part)))].join(":").slice(-255);
}
