import type { ServerResponse } from "node:http";
import type { ActionRequest } from "../../generated/actions.ts";
import type { PluginHost, RequestContext } from "../port/plugin-api.ts";
import type { Claim, ClaimInput, TaskManager } from "../port/tasks.ts";
import { ROOM } from "./answer-size.ts";
import { sendOutcome } from "./send-reply.ts";
import { claimsOutcome } from "./task-outcomes.ts";
import type { Wait } from "./waiting-requests.ts";

const DEFAULT_LEASE_MS = 60_000;

type ClaimTasks = ActionRequest<"claim_tasks">;

export interface Claimer {
  routeId: string;
  tasks: TaskManager;
  host: Pick<PluginHost, "logger" | "largeResponses">;
  res: ServerResponse;
  context: RequestContext;
  /** Takes the place of a waiting request. Throws a `Problem` where there is none. */
  begin: () => Wait;
}

/** Claims tasks, or waits for one, and answers. What the client cannot get goes back at once: no attempt is used up. */
export async function answerClaim(request: ClaimTasks, claimer: Claimer): Promise<void> {
  const { res, context, routeId } = claimer;
  const claiming = new Claiming(request, claimer);
  try {
    const claims = await claimOrWait(request, claiming, claimer);
    if (res.destroyed || res.req.socket.destroyed) return await release(claims, claimer);
    sendOutcome(res, context, routeId, claimsOutcome(claims));
    if (claims.length === 0) return;
    res.once("close", () => {
      if (!res.writableFinished) void release(claims, claimer);
    });
  } finally {
    claiming.leave();
  }
}

/** Claims for one request. It has a place of a large response from a claim that was not empty until it is answered. */
class Claiming {
  readonly #input: ClaimInput;
  readonly #claimer: Claimer;
  #leave: (() => void) | undefined;

  constructor({ workerId, queues, maxTasks = 1, leaseMs = DEFAULT_LEASE_MS }: ClaimTasks, claimer: Claimer) {
    this.#input = { workerId, queues, maxTasks, leaseMs, maxBytes: ROOM };
    this.#claimer = claimer;
  }

  async claim(): Promise<Claim[]> {
    const { tasks, host, context } = this.#claimer;
    // A single task with its flow is no larger than the answers of run_task.
    if (this.#input.maxTasks > 1) this.#leave = await host.largeResponses?.enter();
    const work = () => tasks.claim(this.#input);
    const claims = context.follow ? await context.follow(work) : await work();
    if (claims.length === 0) this.leave();
    return claims;
  }

  leave(): void {
    this.#leave?.();
    this.#leave = undefined;
  }
}

async function claimOrWait(request: ClaimTasks, claiming: Claiming, claimer: Claimer): Promise<Claim[]> {
  const { queues, waitMs = 0 } = request;
  const started = performance.now();
  let claims = await claiming.claim();
  if (claims.length > 0 || waitMs === 0) return claims;
  const { res, begin } = claimer;
  const wait = begin();
  const onClose = () => wait.end();
  const timer = setTimeout(onClose, Math.max(0, started + waitMs - performance.now()));
  res.once("close", onClose);
  if (res.destroyed) onClose();
  try {
    while (claims.length === 0 && !wait.isOver) claims = await claimWhenWoken(queues, wait, claiming, claimer);
  } finally {
    clearTimeout(timer);
    res.off("close", onClose);
  }
  if (!wait.refusal) return claims;
  await release(claims, claimer);
  throw wait.refusal;
}

/** Resolves to none when the wait is over, or when others took what there was. */
async function claimWhenWoken(
  queues: readonly string[],
  wait: Wait,
  claiming: Claiming,
  { tasks, context }: Claimer,
): Promise<Claim[]> {
  const began = performance.now();
  const woken = Promise.withResolvers<void>();
  // Wakes for what came since the last claim, too.
  const listening = tasks.listen(queues, woken.resolve);
  wait.whenOver(woken.resolve);
  await woken.promise;
  context.waitedMs = (context.waitedMs ?? 0) + performance.now() - began;
  let claims: Claim[] | undefined;
  try {
    if (!wait.isOver) claims = await claiming.claim();
  } finally {
    // Passes the wake on to the next one that listens.
    if (!claims) listening.stop();
  }
  return claims ?? [];
}

async function release(claims: readonly Claim[], { tasks, host, routeId, context }: Claimer): Promise<void> {
  const { requestId } = context;
  const releases = claims.map(async ({ task: { taskId }, leaseToken }) => {
    try {
      await tasks.releaseTask({ taskId, leaseToken });
    } catch (err) {
      const message = "A task whose worker went away could not be released. It waits for the end of its lease.";
      host.logger.warn(message, { routeId, requestId, taskId, err });
    }
  });
  await Promise.all(releases);
}
