import type { Socket } from "node:net";
import type { GatewayResponse } from "./gateway-response.ts";
import { readKernelQueues } from "./kernel-queues.ts";
import type { PendingResponses } from "./pending-responses.ts";
import type { UnsentBytes } from "./unsent-bytes.ts";

const SWEEP_MS = 1_000;
const STALLED_MS = 30_000;
/** What the process sees of a connection often stands still: the kernel is asked after this part of the time. */
const SUSPICION = 1 / 6;

export type SlowReason = "stalled" | "unsent_bytes";

/** How far the response on its connection is. */
interface Progress {
  /** Milliseconds of the monotonic clock. */
  firstSeenAt: number;
  movedAt: number;
  /** Bytes that the process has yet to hand to the kernel, when it was first seen and now. */
  atFirst: number;
  left: number;
  /** Bytes that the kernel had yet to deliver when it was asked last. */
  undelivered?: number;
}

interface Options {
  pending: PendingResponses<GatewayResponse>;
  budgets: readonly UnsentBytes[];
  /** Called with each connection before it is closed. */
  onClose: (socket: Socket, reason: SlowReason) => void;
  /** Milliseconds without any movement after which a connection is closed. */
  stalledMs?: number;
}

/**
 * Closes the connections of clients that do not read: each on which nothing moves for 30 s, and, while a budget of unsent
 * bytes is exceeded, those that would take longest to read what they hold. A client that reads slowly is served.
 */
export class SlowReaders {
  readonly #options: Required<Options>;
  readonly #progress = new Map<GatewayResponse, Progress>();
  readonly #timer: NodeJS.Timeout;
  #askedAt = 0;

  constructor(options: Options) {
    this.#options = { stalledMs: STALLED_MS, ...options };
    const interval = Math.min(SWEEP_MS, this.#options.stalledMs * SUSPICION);
    this.#timer = setInterval(() => void this.#sweep(performance.now()), interval).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #sweep(now: number): Promise<void> {
    for (const response of this.#progress.keys())
      if (response.closed || !response.awaitsReader) this.#progress.delete(response);
    // First, so that a response is seen once before it can be in the way.
    for (const budget of this.#options.budgets) this.#makeRoom(budget, now);
    for (const response of this.#options.pending) if (response.awaitsReader) this.#look(response, now);
    const patience = this.#options.stalledMs * SUSPICION;
    const suspects = [...this.#progress].filter(([, { movedAt }]) => now - movedAt >= patience);
    if (suspects.length === 0 || now - this.#askedAt < patience) return;
    this.#askedAt = now;
    await this.#closeStalled(suspects, now);
  }

  #look(response: GatewayResponse, now: number): void {
    if (!response.socket) return;
    const left = bytesLeft(response.socket);
    const progress = this.#progress.get(response);
    if (!progress) this.#progress.set(response, { firstSeenAt: now, movedAt: now, atFirst: left, left });
    else if (progress.left !== left) Object.assign(progress, { left, movedAt: now });
  }

  async #closeStalled(suspects: readonly [GatewayResponse, Progress][], now: number): Promise<void> {
    const undeliveredOn = await readKernelQueues();
    for (const [response, progress] of suspects) {
      if (!response.socket) continue;
      const undelivered = undeliveredOn(response.socket);
      const moved = progress.undelivered !== undefined && progress.undelivered !== undelivered;
      progress.undelivered = undelivered;
      if (moved) progress.movedAt = now;
      else if (now - progress.movedAt >= this.#options.stalledMs) this.#close(response, "stalled");
    }
  }

  #makeRoom(budget: UnsentBytes, now: number): void {
    let excess = budget.held - budget.limit;
    if (excess <= 0) return;
    const candidates = [...this.#progress].filter(([response]) => response.unsent === budget);
    candidates.sort(([, a], [, b]) => timeLeft(b, now) - timeLeft(a, now));
    for (const [response] of candidates) {
      if (excess <= 0) return;
      excess -= response.unsentBytes;
      this.#close(response, "unsent_bytes");
    }
  }

  #close(response: GatewayResponse, reason: SlowReason): void {
    this.#progress.delete(response);
    if (!response.socket) return;
    this.#options.onClose(response.socket, reason);
    response.socket.destroy();
  }
}

/** Milliseconds that the client would need for the rest at its present rate. */
function timeLeft({ firstSeenAt, atFirst, left }: Progress, now: number): number {
  return (left * (now - firstSeenAt)) / (atFirst - left + 1);
}

/** What the process has yet to hand over. Node's own timeouts of sockets compare the same number. */
function bytesLeft(socket: Socket): number {
  const handle: { writeQueueSize?: number } | null | undefined = Reflect.get(socket, "_handle");
  return handle?.writeQueueSize ?? socket.writableLength;
}
