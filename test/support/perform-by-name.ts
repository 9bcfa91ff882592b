import type { CallOptions, TaskFlowClient } from "../../sdk/src/index.ts";

/**
 * Calls the method of an action that is known by its name alone, as in a loop over examples, where TypeScript cannot
 * know which input goes with which method.
 */
export function performByName(
  client: TaskFlowClient,
  { action, ...input }: { action: string; [field: string]: unknown },
  options?: CallOptions,
): Promise<unknown> {
  const methods = client as unknown as Record<string, (input: object, options?: CallOptions) => Promise<unknown>>;
  const method = methods[action.replaceAll(/_./g, ([, letter = ""]) => letter.toUpperCase())];
  if (!method) throw new Error(`The client has no method for ${action}`);
  return method(input, options);
}
