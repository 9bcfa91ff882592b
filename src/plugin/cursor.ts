import type { FlowPosition } from "../port/bound-task-flow.ts";

/** A page ends after a flow; the cursor says which, in a form that tells senders to pass it on as it is. */
export function encodeCursor({ createdAt, flowId }: FlowPosition): string {
  return Buffer.from(`${createdAt}.${flowId}`).toString("base64url");
}

/** Undefined when it is no cursor of ours. */
export function decodeCursor(cursor: string): FlowPosition | undefined {
  const [, createdAt, flowId] = /^(\d{1,16})\.(.+)$/s.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  return createdAt && flowId ? { createdAt: Number(createdAt), flowId } : undefined;
}
