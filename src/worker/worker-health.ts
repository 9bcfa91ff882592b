import type { Health } from "../gateway/health.ts";

/** Ready while every loop can claim, and none was ended. */
export class WorkerHealth implements Health {
  draining = false;
  readonly #away = new Set<object>();

  async ping(): Promise<void> {
    if (this.#away.size > 0) throw new Error("The tasks of a queue cannot be claimed.");
  }

  /** Returns whether it could claim before. */
  lose(loop: object): boolean {
    if (this.#away.has(loop)) return false;
    this.#away.add(loop);
    return true;
  }

  /** Returns whether it could not claim before. */
  find(loop: object): boolean {
    return this.#away.delete(loop);
  }
}
