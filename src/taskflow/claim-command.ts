import { randomBytes } from "node:crypto";
import type { Claim, ClaimInput } from "../port/tasks.ts";
import type { CommandContext } from "./command.ts";
import type { Answers } from "./command-store.ts";
import { claimTask } from "./lease.ts";
import type { TaskStore } from "./task-store.ts";

const TOKEN_BYTES = 32;

interface SizedClaim {
  claim: Claim;
  bytes: number;
}

/** Takes tasks until there are as many as were asked for, or they have as many bytes; the first is taken whatever its size is. */
export async function claimTasks(
  store: TaskStore,
  input: ClaimInput,
  { ownerKey, routeId, times }: CommandContext,
  answers: Answers,
): Promise<Claim[]> {
  const { queues, maxTasks: limit, maxBytes } = input;
  const request = { ownerKey, queues, limit, now: times.queued };
  const claimed = await store.claimTasks<SizedClaim>(request, (task, flow, before) => {
    const leaseToken = randomBytes(TOKEN_BYTES).toString("base64url");
    const decision = claimTask(task, flow, { ...input, leaseToken, now: times.latest, routeId });
    const bytes = limit > 1 ? answers.bytesOfClaim(decision.outcome.task, flow) : 0;
    if (before.length > 0 && sumOf(before) + bytes > maxBytes) return undefined;
    return { ...decision, outcome: { claim: decision.outcome, bytes } };
  });
  return claimed.map(({ claim }) => claim);
}

function sumOf(claims: readonly SizedClaim[]): number {
  return claims.reduce((sum, { bytes }) => sum + bytes, 0);
}
