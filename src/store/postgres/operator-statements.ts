import { meantFor } from "./task-tables.ts";

/** The different values of a column, from one to the next: what has the same value is not looked at. */
const distinctAfter = (
  name: string,
  column: string,
  { from, after, limit }: Record<"from" | "after" | "limit", string>,
) =>
  `RECURSIVE ${name} AS (
      (SELECT one.${column} AS name ${from} AND one.${column} > ${after} ORDER BY one.${column} LIMIT 1)
      UNION ALL SELECT (SELECT one.${column} ${from} AND one.${column} > ${name}.name ORDER BY one.${column} LIMIT 1)
        FROM ${name} WHERE ${name}.name IS NOT NULL),
    found AS (SELECT name FROM ${name} WHERE name IS NOT NULL LIMIT ${limit})`;

const IN_QUEUE = `one.owner_key = $1 AND ${meantFor("task_by_queue")}`;
const countOf = (status: string) => `(SELECT count(*) FROM (SELECT 1 FROM taskflow.task_runs AS one
      WHERE ${IN_QUEUE} AND one.queue = found.name AND one.status = '${status}' LIMIT $4) AS one)`;

/** The statements about all owners, or all queues of one. */
export const OPERATOR_SQL = {
  listSessions: `WITH ${distinctAfter("session", "owner_key", {
    from: "FROM taskflow.flow_runs AS one WHERE true",
    after: "$1",
    limit: "$2",
  })} SELECT name FROM found`,
  measureQueues: `WITH ${distinctAfter("queue", "queue", {
    from: `FROM taskflow.task_runs AS one WHERE ${IN_QUEUE}`,
    after: "$2",
    limit: "$3",
  })} SELECT name, ${countOf("queued")}, ${countOf("running")} FROM found`,
} as const;
