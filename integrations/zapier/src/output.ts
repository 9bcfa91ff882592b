import type { PlainOutputField } from "zapier-platform-core";
import type { Action } from "./action.ts";
import type { Result } from "./gateway.ts";
import { label } from "./label.ts";

/** What a step returns, and Zapier wants an `id` for: the fields of a flow first and foremost, then what else there is. */
export interface Item extends Record<string, unknown> {
  id: string;
}

/** A result of the contract with its flow's fields at the top, where the next step finds them. A task is its own item. */
export function itemOf(result: Result): Item {
  const { flow, ...others } = result;
  const { taskId } = Object(others["task"]) as { taskId?: string };
  return { ...others, ...flowItem(Object(flow)), ...(taskId !== undefined && { id: taskId }) };
}

export function flowItem(flow: Record<string, unknown>): Item {
  return { id: String(flow["flowId"]), ...flow };
}

export function taskItem(task: Record<string, unknown>): Item {
  return { id: String(task["taskId"]), ...task };
}

/** The contract's names as people read them. */
export function outputFields(output: Action["output"]): PlainOutputField[] {
  return Object.entries(output).map(([key, type]) => ({ key, label: key.split("__").map(label).join(" "), type }));
}
