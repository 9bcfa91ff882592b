import { LRUCache } from "lru-cache";
import type { BoundTaskFlow, KeptAnswer, MutationMethods, RequestKey } from "./bound-task-flow.ts";

const RETAIN_MS = 24 * 3_600_000;
const MAX_KEYS = 10_000;
const MAX_CHARACTERS = 16 * 1024 * 1024;

interface Remembered {
  fingerprint: string;
  answer: string;
}

/**
 * Idempotency keys of a host that cannot write them with its changes: in the memory of this process, so that a restart
 * forgets them. Of too many those go first that have not come again for longest.
 */
export class RememberedAnswers {
  readonly #answers = new LRUCache<string, Remembered>({
    max: MAX_KEYS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ answer }) => answer.length || 1,
    ttl: RETAIN_MS,
  });

  /** `once` for the flows of a session. */
  onceFor(sessionKey: string, methods: MutationMethods): NonNullable<BoundTaskFlow["once"]> {
    return async (request, method, input, answerTo) => {
      const name = JSON.stringify([sessionKey, request.key]);
      const kept = this.#find(name, request);
      if (kept) return kept;
      const answer = answerTo(await methods[method](input));
      this.#answers.set(name, { fingerprint: request.fingerprint, answer });
      return { reused: false, answer, replayed: false };
    };
  }

  #find(name: string, { fingerprint }: RequestKey): KeptAnswer | undefined {
    const kept = this.#answers.get(name);
    if (!kept) return undefined;
    return kept.fingerprint === fingerprint ? { reused: false, answer: kept.answer, replayed: true } : { reused: true };
  }
}
