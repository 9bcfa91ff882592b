/**
 * Texts by which what is kept of a flow is found in JSON. Quotation marks within a string of JSON are escaped: no text of
 * a sender looks like a member.
 */

/** In the event of a delivery: exactly those of the flow. */
export function eventNeedle(flowId: string): string {
  return `"flowId":${JSON.stringify(flowId)}`;
}

/** In a kept answer: the flow's own, those of its tasks, and those that name it in a state. */
export function answerNeedle(flowId: string): string {
  return JSON.stringify(flowId);
}
