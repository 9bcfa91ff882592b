/** Figures of a run. bench/results/latest.json has the last run. */
export interface Figures {
  /** ISO 8601. */
  takenAt: string;
  machine: Machine;
  settings: { rounds: number; seconds: number; connections: number; routes: number };
  actions: ActionFigures[];
  sizes: SizeFigures[];
  peer?: { version: string; flows: number; startMs: number; residentBytes: number };
  /** Maximum utilization of the load generator, 0 to 1. */
  generatorBusy: number;
}

export interface Machine {
  cpu: string;
  cores: number;
  memoryBytes: number;
  system: string;
  node: string;
  sqlite: string;
}

/** Medians of the rounds. */
export interface Sample {
  /** Requests per second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Processor time of the server per request, in microseconds. */
  cpu: number;
}

/** Beside the echo in the same round. */
export interface Compared extends Sample {
  /** The rate divided by the echo's. */
  share: number;
  /** The event loop's processor time per request divided by the echo's. Runs before it was measured lack it. */
  loop?: number;
}

export interface ActionFigures {
  action: string;
  echo: Sample;
  /** By the number of flows. */
  gateway: Record<string, Compared>;
  /** p50 with the most flows divided by p50 with the fewest, in the same round. */
  growth: number;
  /** `times` is our rate, with as many flows, divided by the peer's in the same round. */
  peer?: Sample & { times: number };
}

export interface SizeFigures {
  flows: number;
  startMs: number;
  /** Resident memory after all actions: the maximum of the rounds. */
  residentBytes: number;
  bytesPerFlow: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
