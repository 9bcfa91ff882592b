import { type Echo, startGateway } from "./contenders.ts";
import { median } from "./figures.ts";
import { type Load, load, type Measured } from "./load.ts";
import type { Server } from "./server.ts";
import { CONNECTIONS } from "./session.ts";
import { table } from "./table.ts";
import { type MeasuredAction, type Session, workloadOf } from "./workload.ts";

/** Flows in each gateway before anything is measured. */
const FLOWS = 1_000;
/** Milliseconds until the compiler has optimized what is measured. */
const WARM_UP_MS = 1_000;

/** Two checkouts of the project, each with its dependencies installed and built. */
export interface Pairing {
  base: string;
  candidate: string;
  actions: readonly MeasuredAction[];
  pairs: number;
  load: Load;
}

/** One action in one pair. */
interface Trial {
  echo: Measured;
  base: Measured;
  candidate: Measured;
}

/**
 * Compares two checkouts in one run and returns a Markdown table. Each pair starts both gateways afresh and measures
 * each action against the echo, the base and the candidate, in alternating order; the table has the median of the pairs.
 */
export async function comparePairs(pairing: Pairing, echo: Echo, directory: string): Promise<string> {
  const trials = new Map<MeasuredAction, Trial[]>(pairing.actions.map((action) => [action, []]));
  for (let pair = 1; pair <= pairing.pairs; pair += 1) {
    process.stderr.write(`Pair ${pair} of ${pairing.pairs}\n`);
    await runPair(pairing, pair % 2 === 0, echo, directory, trials);
  }
  return pairTable(trials);
}

interface Contender {
  server: Server;
  session: Session;
}

async function runPair(
  { base, candidate, actions, load: slice }: Pairing,
  candidateFirst: boolean,
  echo: Echo,
  directory: string,
  trials: ReadonlyMap<MeasuredAction, Trial[]>,
): Promise<void> {
  const started: Server[] = [];
  const start = async (checkout: string): Promise<Contender> => {
    const server = await startGateway(directory, { name: `pair-${started.length}`, checkout });
    started.push(server);
    return warmedUp(server);
  };
  try {
    const contenders = { base: await start(base), candidate: await start(candidate) };
    for (const action of actions) {
      const run = async (name: keyof typeof contenders): Promise<Measured> => {
        const { server, session } = contenders[name];
        return load(server, workloadOf(action, session, CONNECTIONS, true), slice);
      };
      const first = await run(candidateFirst ? "candidate" : "base");
      const second = await run(candidateFirst ? "base" : "candidate");
      const [ofBase, ofCandidate] = candidateFirst ? [second, first] : [first, second];
      await echo.answerWith(ofBase.sample);
      const workload = workloadOf(action, { ...contenders.base.session, revisions: new Map() }, CONNECTIONS, true);
      const ofEcho = await load(echo, workload, slice);
      trials.get(action)?.push({ echo: ofEcho, base: ofBase, candidate: ofCandidate });
    }
  } finally {
    for (const server of started) await server.stop();
  }
}

/** Fills a gateway through its HTTP interface, because the checkouts may have different store schemas. */
async function warmedUp(server: Server): Promise<Contender> {
  const session: Session = { flowIds: [], revisions: new Map(), created: [] };
  const create = workloadOf("create_flow", session, CONNECTIONS, true);
  let left = FLOWS;
  const next: typeof create.next = (connection) => (left-- > 0 ? create.next(connection) : undefined);
  await load(server, { ...create, next }, { warmUpMs: 0, measureMs: Number.POSITIVE_INFINITY });
  const filled = { ...session, flowIds: [...session.created] };
  for (const action of ["get_flow", "set_waiting"] as const)
    await load(server, workloadOf(action, filled, CONNECTIONS, true), { warmUpMs: 0, measureMs: WARM_UP_MS });
  return { server, session: filled };
}

function pairTable(trials: ReadonlyMap<MeasuredAction, Trial[]>): string {
  const head = [
    "action",
    "share, base",
    "share",
    "÷ base, min",
    "÷ base",
    "÷ base, max",
    "loop ÷ echo, base",
    "loop ÷ echo",
  ];
  const rows = [...trials].map(([action, all]) => {
    const ratios = all.map(({ base, candidate }) => candidate.rate / base.rate);
    const share = (name: "base" | "candidate") => median(all.map((trial) => trial[name].rate / trial.echo.rate));
    const loop = (name: "base" | "candidate") => median(all.map((trial) => trial[name].loop / trial.echo.loop));
    const figures = [
      share("base"),
      share("candidate"),
      Math.min(...ratios),
      median(ratios),
      Math.max(...ratios),
      loop("base"),
      loop("candidate"),
    ];
    return [`\`${action}\``, ...figures.map((figure) => figure.toFixed(3))];
  });
  return table(head, rows);
}
