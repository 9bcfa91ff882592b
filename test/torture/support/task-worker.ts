import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * A worker that is killed at random: `node task-worker.ts URL SECRET LOG NAME`. It appends a line to the log for each
 * report that the gateway accepted, and for each report with an old token, with the answer to it.
 */
const [url = "", secret = "", log = "", workerId = ""] = process.argv.slice(2);

interface Claim {
  task: { taskId: string; attempt: number };
  leaseToken: string;
}

interface Answer {
  status: number;
  result?: { claims?: Claim[]; task?: { status: string } };
}

/** Old tokens: their tasks have been reported, or returned to the queue. */
const stale: Claim[] = [];

async function call(action: string, fields: object): Promise<Answer | undefined> {
  try {
    const response = await fetch(`${url}/${action}`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify(fields),
    });
    return { ...((await response.json()) as object), status: response.status };
  } catch {
    return undefined;
  }
}

function note(entry: object): void {
  appendFileSync(log, `${JSON.stringify({ workerId, ...entry })}\n`);
}

async function work(claim: Claim): Promise<void> {
  const { taskId, attempt } = claim.task;
  const lease = { taskId, leaseToken: claim.leaseToken };
  await sleep(Math.random() * 30);
  if (Math.random() < 0.3) await call("heartbeat_task", { ...lease, progressSummary: `attempt ${attempt}` });
  const luck = Math.random();
  // A worker that forgets its task: the lease expires.
  if (luck < 0.02) return;
  const [action, fields] =
    luck < 0.1
      ? ["fail_task", { error: "bad luck", retryAfterMs: 50 }]
      : luck < 0.15
        ? ["release_task", {}]
        : ["complete_task", { resultJson: { attempt, workerId } }];
  const answer = await call(action as string, { ...lease, ...(fields as object) });
  if (answer?.status === 200) {
    note({ taskId, attempt, action, status: answer.result?.task?.status });
    stale.push(claim);
  }
}

async function tryOldToken(): Promise<void> {
  const old = stale[Math.floor(Math.random() * stale.length)];
  if (!old) return;
  const { taskId, attempt } = old.task;
  const answer = await call("complete_task", { taskId, leaseToken: old.leaseToken });
  if (answer) note({ taskId, attempt, action: "old_token", answer: answer.status });
}

for (;;) {
  const answer = await call("claim_tasks", { workerId, queues: ["work"], maxTasks: 4, leaseMs: 5_000, waitMs: 300 });
  if (!answer) await sleep(20);
  await Promise.all((answer?.result?.claims ?? []).map(work));
  if (Math.random() < 0.2) await tryOldToken();
}
