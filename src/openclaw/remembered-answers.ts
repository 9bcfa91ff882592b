import { LRUCache } from "lru-cache";
import { answerText } from "../plugin/answer-text.ts";
import {
  type BoundTaskFlow,
  type KeptAnswer,
  type KeyedMethods,
  MAX_MESSAGES,
  type MutationMethods,
  RETAIN_MESSAGES_MS,
  type RequestKey,
} from "../port/bound-task-flow.ts";

const RETAIN_MS = 24 * 3_600_000;
const MAX_KEYS = 10_000;
const MAX_CHARACTERS = 16 * 1024 * 1024;
const MAX_MESSAGE_CHARACTERS = 256 * 1024 * 1024;

interface Remembered {
  fingerprint: string;
  answer: string;
}

/**
 * Idempotency keys and message ids of a host that cannot write them with its changes: in the memory of this process, so
 * that a restart forgets them. The bounds apply to each session. Of too many keys those go first that have not come
 * again for longest; a message is remembered for its time, and new ones are refused when there are too many.
 */
export class RememberedAnswers {
  readonly #sessions = new Map<string, SessionMemory>();
  readonly #now: () => number;
  readonly #textOf: typeof answerText;

  constructor(now: () => number = () => performance.now(), textOf = answerText) {
    this.#now = now;
    this.#textOf = textOf;
  }

  /** What the flows of a session can do with keys. */
  of(sessionKey: string, methods: MutationMethods): Pick<BoundTaskFlow, "runKeyed" | "keepAnswer" | "findAnswer"> {
    const memory = this.#sessions.get(sessionKey) ?? new SessionMemory(this.#now);
    this.#sessions.set(sessionKey, memory);
    const keep = (request: RequestKey, answer: string): KeptAnswer => {
      memory.remember(request, answer);
      return { answer, replayed: false };
    };
    // No change of a task comes here: this host has no `tasks`.
    const all = methods as KeyedMethods;
    return {
      runKeyed: async (request, method, input) =>
        memory.answerTo(request) ?? keep(request, this.#textOf(method, await all[method](input))),
      keepAnswer: async (request, answer) => memory.answerTo(request) ?? keep(request, answer),
      findAnswer: async (key) => memory.find(key)?.answer,
    };
  }
}

class SessionMemory {
  readonly #now: () => number;
  readonly #keys: LRUCache<string, Remembered>;
  /** All are kept equally long: the oldest is the first. */
  readonly #messages = new Map<string, Remembered & { until: number }>();
  #messageCharacters = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#keys = new LRUCache({
      max: MAX_KEYS,
      maxSize: MAX_CHARACTERS,
      sizeCalculation: ({ answer }) => answer.length || 1,
      ttl: RETAIN_MS,
      perf: { now },
    });
  }

  find(key: string): Remembered | undefined {
    this.#forgetOldMessages();
    return this.#messages.get(key) ?? this.#keys.get(key);
  }

  /** Undefined for a request that is new. */
  answerTo({ key, kind, fingerprint }: RequestKey): KeptAnswer | undefined {
    const kept = this.find(key);
    if (kept) return kept.fingerprint === fingerprint ? { answer: kept.answer, replayed: true } : { refused: "reused" };
    const [oldest] = this.#messages.values();
    const full = this.#messages.size >= MAX_MESSAGES || this.#messageCharacters >= MAX_MESSAGE_CHARACTERS;
    return kind === "message" && full && oldest
      ? { refused: "full", retryAfterMs: oldest.until - this.#now() }
      : undefined;
  }

  remember({ key, kind, fingerprint }: RequestKey, answer: string): void {
    if (kind === "key") return void this.#keys.set(key, { fingerprint, answer });
    this.#messages.set(key, { fingerprint, answer, until: this.#now() + RETAIN_MESSAGES_MS });
    this.#messageCharacters += answer.length;
  }

  #forgetOldMessages(): void {
    const now = this.#now();
    for (const [key, { answer, until }] of this.#messages) {
      if (until > now) return;
      this.#messages.delete(key);
      this.#messageCharacters -= answer.length;
    }
  }
}
