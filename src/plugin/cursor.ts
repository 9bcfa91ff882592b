import type { FlowPosition } from "../port/bound-task-flow.ts";

/** The cursor names the last flow of a page. It is opaque, so that senders pass it on unchanged. */
export function encodeCursor({ createdAt, flowId }: FlowPosition): string {
  return Buffer.from(`${createdAt}.${flowId}`).toString("base64url");
}

/** Returns undefined for a cursor that did not come from this gateway. */
export function decodeCursor(cursor: string): FlowPosition | undefined {
  const [, createdAt, flowId] = /^(\d{1,16})\.(.+)$/s.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  return createdAt && flowId ? { createdAt: Number(createdAt), flowId } : undefined;
}
