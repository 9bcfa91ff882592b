import { setTimeout as delay } from "node:timers/promises";
import type { OpenClawRunState, OpenClawSubagent } from "./api.ts";
import { replyIn } from "./subagent-reply.ts";

/** How a run ended. `stopped`: its flow was cancelled. */
export type RunOutcome = { reply: string } | { error: string } | { stopped: true };

export interface RunOrder {
  /** A session that no other run has. */
  sessionKey: string;
  /** Equal for the repetitions of a run: the host starts it once. */
  idempotencyKey: string;
  message: string;
  /** Asked again and again while the agent works. */
  isCancelled: () => Promise<boolean>;
  warn: (message: string) => void;
}

export interface RunTimes {
  /** Longest run. */
  withinMs: number;
  /** Between two looks at the flow. */
  waitMs: number;
  /** Between two questions that the host answers at once. */
  pauseMs: number;
}

const TIMES: RunTimes = { withinMs: 3_600_000, waitMs: 5_000, pauseMs: 500 };
const MAX_MESSAGES = 50;
/** The host may store the messages of a run after it has reported its end. */
const MESSAGE_LOOKS = 10;
const MAX_ERROR = 1_000;
const UNSAID = { error: "The agent failed.", timeout: "The agent ran out of time." };
/** The host knows runs by their IDs alone, whichever session they are for. */
export const TAKEN = { error: "The gateway ran nothing for this task: its run ID is that of another run." };

/** Runs the agent, and stops it when the flow is cancelled or the time is over. Never rejects: a refusal is an outcome. */
export async function runSubagent(
  subagent: OpenClawSubagent,
  order: RunOrder,
  times: RunTimes = TIMES,
): Promise<RunOutcome> {
  const over = new AbortController();
  const late = { error: `The agent did not end within ${Math.ceil(times.withinMs / 60_000)} minutes.` };
  const timeout = delay(times.withinMs, late, { signal: over.signal, ref: false }).catch(() => late);
  const work = followRun(subagent, order, times, over.signal).catch((error: unknown) => ({
    error: `The gateway failed to run the task: ${reasonOf(error)}`,
  }));
  const outcome = await Promise.race([work, timeout]);
  over.abort();
  return "error" in outcome ? { error: oneLine(outcome.error) } : outcome;
}

async function followRun(
  subagent: OpenClawSubagent,
  order: RunOrder,
  { waitMs, pauseMs }: RunTimes,
  over: AbortSignal,
): Promise<RunOutcome> {
  const { sessionKey, idempotencyKey, message, isCancelled } = order;
  if (await isCancelled()) return { stopped: true };
  // In the lane of background work: the agent goes on answering its users.
  const run = { sessionKey, message, idempotencyKey, lane: "subagent", deliver: false } as const;
  const { runId } = await subagent.run(run);
  while (!over.aborted) {
    const askedAt = performance.now();
    const state = await subagent.waitForRun({ runId, timeoutMs: waitMs });
    if (state.status === "ok") return readReply(subagent, sessionKey, pauseMs);
    const waited = performance.now() - askedAt >= waitMs / 2;
    if (hasEnded(state, waited))
      return { error: state.error ?? UNSAID[state.status === "error" ? "error" : "timeout"] };
    if (await isCancelled()) break;
    if (state.status === "pending") await delay(pauseMs, undefined, { ref: false });
  }
  await stop(subagent, order);
  return { stopped: true };
}

/** The host reports the timeout of a run by the same status as that of a wait, but without the wait. */
function hasEnded({ status, error, endedAt }: OpenClawRunState, waited: boolean): boolean {
  return status === "error" || (status === "timeout" && (!waited || error !== undefined || endedAt !== undefined));
}

/** From the session of the task, and not from what `waitForRun` adds: that may be the reply of another session. */
async function readReply(subagent: OpenClawSubagent, sessionKey: string, pauseMs: number): Promise<RunOutcome> {
  for (let look = 1; look <= MESSAGE_LOOKS; look += 1) {
    const { messages } = await subagent.getSessionMessages({ sessionKey, limit: MAX_MESSAGES });
    const reply = replyIn(messages);
    if (reply !== undefined) return { reply };
    await delay(pauseMs, undefined, { ref: false });
  }
  return TAKEN;
}

async function stop(subagent: OpenClawSubagent, { sessionKey, warn }: RunOrder): Promise<void> {
  try {
    await subagent.deleteSession({ sessionKey, deleteTranscript: false });
  } catch (error) {
    warn(`The agent's run in session ${sessionKey} could not be stopped: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").slice(0, MAX_ERROR).toWellFormed();
}
