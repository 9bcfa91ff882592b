import { stateDirOf } from "../options.ts";
import { UsageError } from "../usage-error.ts";

/** Where an export reads, and an import writes. */
export type TransferPlace = { url: string } | { stateDir: string };

/** A state directory that was named wins over a store in the environment. */
export function transferPlace(
  options: Record<string, string | boolean | undefined>,
  { TASKFLOW_WEBHOOKS_STORE: fromEnvironment }: NodeJS.ProcessEnv,
): TransferPlace {
  const { store, "state-dir": stateDir } = options as Record<string, string | undefined>;
  if (store !== undefined && stateDir !== undefined)
    throw new UsageError("--store and --state-dir name two stores. Use one of them.");
  const url = store ?? (stateDir === undefined ? fromEnvironment || undefined : undefined);
  return url === undefined ? { stateDir: stateDirOf(stateDir) } : { url };
}

/** "1,204 flows, 3 tasks and 4,310 events" */
export function countText(counts: Readonly<Record<Kind, number>>): string {
  const kinds = (Object.keys(NAMES) as Kind[]).filter((kind) => counts[kind] > 0);
  const texts = kinds.map(
    (kind) => `${counts[kind].toLocaleString("en-US")} ${NAMES[kind][counts[kind] === 1 ? 0 : 1]}`,
  );
  return new Intl.ListFormat("en-GB").format(texts) || "nothing";
}

type Kind = keyof typeof NAMES;
/** Journals are counted by their events. */
const NAMES = {
  flow: ["flow", "flows"],
  task: ["task", "tasks"],
  event: ["event", "events"],
  endpoint: ["endpoint", "endpoints"],
  delivery: ["delivery", "deliveries"],
  key: ["idempotency key", "idempotency keys"],
} as const;

const PROGRESS_MS = 200;

/** Shows a count on a terminal, now and then. */
export function progressOn(stream: NodeJS.WriteStream, what: string) {
  if (!stream.isTTY) return { show: undefined, clear: () => {} };
  let last = 0;
  return {
    show: (count: number) => {
      if (count % 256 !== 0 || performance.now() - last < PROGRESS_MS) return;
      last = performance.now();
      stream.write(`\r\x1b[K${what}: ${count.toLocaleString("en-US")} records`);
    },
    clear: () => void stream.write("\r\x1b[K"),
  };
}
