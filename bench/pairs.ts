import { type Echo, startEcho, startGateway } from "./contenders.ts";
import { type Load, load, type Measured, send } from "./load.ts";
import { thisMachine } from "./machine.ts";
import { addEndpoint, addIdleWorker, type Beside, type Claims, measureClaims, measureDeliveries } from "./operator.ts";
import { pairReport, type Sides, type Trial } from "./pair-report.ts";
import type { Server } from "./server.ts";
import { CONNECTIONS } from "./session.ts";
import { type MeasuredAction, type Session, workloadOf } from "./workload.ts";

/** Flows in each gateway before anything is measured. */
const FLOWS = 1_000;

/** Two checkouts of the project, each with its dependencies installed and built. */
export interface Pairing {
  base: string;
  candidate: string;
  /** In this order. */
  measures: readonly PairMeasure[];
  beside: readonly Beside[];
  pairs: number;
  load: Load;
}

/** An action; pairs of `claim_tasks` and `complete_task`; the time from a change to an endpoint's receiver. */
export type PairMeasure = MeasuredAction | "claim+complete" | "delivery";

/** First reads, last what ends flows: its messages to an endpoint would delay what comes after. */
export const PAIR_MEASURES: readonly PairMeasure[] = [
  "get_flow",
  "find_latest_flow",
  "delivery",
  "create_flow",
  "set_waiting",
  "resume_flow",
  "run_task",
  "claim+complete",
  "finish_flow",
];

interface Results {
  actions: Map<string, Trial[]>;
  claims: Sides<Claims>[];
  deliveries: Sides<number[]>[];
}

/**
 * Compares two checkouts in one run and returns Markdown. Each pair starts both gateways afresh and measures each action
 * against the echo, the base and the candidate, in alternating order; the tables have the medians of the pairs.
 */
export async function comparePairs(pairing: Pairing, echo: Echo, directory: string): Promise<string> {
  const results: Results = { actions: new Map(), claims: [], deliveries: [] };
  const receiver = pairing.beside.includes("endpoint") ? await startEcho(directory) : undefined;
  try {
    for (let pair = 1; pair <= pairing.pairs; pair += 1) {
      process.stderr.write(`Pair ${pair} of ${pairing.pairs}\n`);
      await runPair(pairing, pair % 2 === 0, { echo, receiver, directory }, results);
    }
  } finally {
    await receiver?.stop();
  }
  const { pairs, beside, load: slice } = pairing;
  return pairReport(results, { machine: thisMachine(), pairs, seconds: slice.measureMs / 1_000, beside });
}

interface Surroundings {
  echo: Echo;
  /** Of the endpoint of each gateway. */
  receiver: Server | undefined;
  directory: string;
}

interface Contender {
  server: Server;
  session: Session;
}

async function runPair(
  pairing: Pairing,
  candidateFirst: boolean,
  { echo, receiver, directory }: Surroundings,
  results: Results,
): Promise<void> {
  const started: Server[] = [];
  const start = async (checkout: string): Promise<Contender> => {
    const server = await startGateway(directory, { name: `pair-${started.length}`, checkout, operated: true });
    started.push(server);
    if (receiver) await addEndpoint(server, receiver.url.href);
    if (pairing.beside.includes("worker")) await addIdleWorker(server);
    return warmedUp(server, pairing.load);
  };
  try {
    const contenders = { base: await start(pairing.base), candidate: await start(pairing.candidate) };
    const both = async <Figure>(measure: (contender: Contender) => Promise<Figure>): Promise<Sides<Figure>> => {
      if (!candidateFirst)
        return { base: await measure(contenders.base), candidate: await measure(contenders.candidate) };
      const candidate = await measure(contenders.candidate);
      return { base: await measure(contenders.base), candidate };
    };
    for (const measure of pairing.measures) {
      if (measure === "claim+complete") results.claims.push(await both(({ server }) => measureClaims(server)));
      else if (measure === "delivery") results.deliveries.push(await both(({ server }) => measureDeliveries(server)));
      else trialsOf(measure, results).push(await runAction(measure, pairing.load, both, { echo, contenders }));
    }
  } finally {
    for (const server of started) await server.stop();
  }
}

function trialsOf(action: MeasuredAction, { actions }: Results): Trial[] {
  const trials = actions.get(action) ?? [];
  actions.set(action, trials);
  return trials;
}

async function runAction(
  action: MeasuredAction,
  slice: Load,
  both: (measure: (contender: Contender) => Promise<Measured>) => Promise<Sides<Measured>>,
  { echo, contenders }: { echo: Echo; contenders: Sides<Contender> },
): Promise<Trial> {
  const sides = await both(({ server, session }) =>
    load(server, workloadOf(action, session, CONNECTIONS, true), slice),
  );
  await echo.answerWith(sides.base.sample);
  const workload = workloadOf(action, { ...contenders.base.session, revisions: new Map() }, CONNECTIONS, true);
  return { ...sides, echo: await load(echo, workload, slice) };
}

/** Fills a gateway through its HTTP interface, because the checkouts may have different store schemas. */
async function warmedUp(server: Server, { warmUpRequests }: Load): Promise<Contender> {
  const session: Session = { flowIds: [], revisions: new Map(), created: [] };
  await send(server, workloadOf("create_flow", session, CONNECTIONS, true), FLOWS);
  const filled = { ...session, flowIds: [...session.created] };
  for (const action of ["get_flow", "set_waiting"] as const)
    await send(server, workloadOf(action, filled, CONNECTIONS, true), warmUpRequests);
  return { server, session: filled };
}
