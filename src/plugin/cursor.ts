/** The place after which a page starts: the last record of the page before. */
interface Position {
  createdAt: number;
  id: string;
}

/** The cursor names the last record of a page. It is opaque, so that senders pass it on unchanged. */
export function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(`${createdAt}.${id}`).toString("base64url");
}

/** Returns undefined for a cursor that did not come from this gateway. */
export function decodeCursor(cursor: string): Position | undefined {
  const [, createdAt, id] = /^(\d{1,16})\.(.+)$/s.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  return createdAt && id ? { createdAt: Number(createdAt), id } : undefined;
}
