import type { OperatorStore } from "../../taskflow/operator-store.ts";
import { decodeText, encodeText } from "../rows.ts";
import type { Database } from "./database.ts";
import { SQL } from "./statements.ts";

type Attempt = <Result>(action: "read", work: () => Promise<Result>) => Promise<Result>;

export function createPostgresOperator(database: Database, attempt: Attempt): OperatorStore {
  return {
    listSessions: ({ after = "", limit }) =>
      attempt("read", async () => {
        const rows = await database.run(SQL.listSessions, [encodeText(after), limit]);
        return rows.map(([owner]) => decodeText(owner as string));
      }),
    measureQueues: (ownerKey, { after = "", limit, atMost }) =>
      attempt("read", async () => {
        const rows = await database.run(SQL.measureQueues, [encodeText(ownerKey), encodeText(after), limit, atMost]);
        return rows.map(([queue, waiting, running]) => ({
          queue: decodeText(queue as string),
          waiting: Number(waiting),
          running: Number(running),
        }));
      }),
  };
}
