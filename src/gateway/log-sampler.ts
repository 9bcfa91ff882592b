import type { Logger as GatewayLogger } from "pino";

/** The lines of one kind that are logged in an interval; the others are counted. */
const FIRST = 5;
const INTERVAL_MS = 10_000;
/** Kinds that are counted separately in an interval. Beyond that, each message counts as one kind. */
const MAX_KINDS = 128;

type Level = "info" | "warn" | "error";

interface Kind {
  level: Level;
  message: string;
  common: object;
  count: number;
  logged: number;
}

/**
 * Logs what strangers can cause as often as they like: the first lines of each kind as they are, and once in an interval
 * how many there were.
 */
export class LogSampler {
  readonly #logger: GatewayLogger;
  readonly #kinds = new Map<string, Kind>();
  readonly #timer: NodeJS.Timeout;

  constructor(logger: GatewayLogger, intervalMs = INTERVAL_MS) {
    this.#logger = logger;
    this.#timer = setInterval(() => this.#report(), intervalMs).unref();
  }

  /** Logs a line, or counts it. `common` are the fields that the lines of a kind share, and that are logged with the count. */
  log(level: Level, common: object, fields: object, message: string): void {
    const kind = this.count(level, common, message);
    if (kind.logged === FIRST) return;
    kind.logged += 1;
    this.#logger[level]({ ...fields, ...common }, message);
  }

  /** Counts an event that has no separate line. */
  count(level: Level, common: object, message: string): Kind {
    const kind = this.#kindOf(level, common, message);
    kind.count += 1;
    return kind;
  }

  /** Logs what was counted so far, and stops. */
  stop(): void {
    clearInterval(this.#timer);
    this.#report();
  }

  #kindOf(level: Level, common: object, message: string): Kind {
    const name = `${level} ${message} ${JSON.stringify(common)}`;
    const known = this.#kinds.get(name);
    if (known) return known;
    const isRoom = this.#kinds.size < MAX_KINDS;
    const key = isRoom ? name : `${level} ${message}`;
    const kind = this.#kinds.get(key) ?? { level, message, common: isRoom ? common : {}, count: 0, logged: 0 };
    this.#kinds.set(key, kind);
    return kind;
  }

  #report(): void {
    for (const { level, message, common, count, logged } of this.#kinds.values())
      if (count > logged) this.#logger[level]({ ...common, count, logged }, `${message} (summary)`);
    this.#kinds.clear();
  }
}
