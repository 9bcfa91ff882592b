import { type Echo, startGateway, startPeer } from "./contenders.ts";
import type { Dataset } from "./dataset.ts";
import { type Load, load, type Measured, send } from "./load.ts";
import type { Server } from "./server.ts";
import { CONNECTIONS } from "./session.ts";
import { type MeasuredAction, type Session, workloadOf } from "./workload.ts";

export interface Plan {
  datasets: readonly Dataset[];
  actions: readonly MeasuredAction[];
  load: Load;
  peer: boolean;
}

/** A server, and the state of its flows after the requests so far. */
interface Contender {
  name: string;
  server: Server;
  session: Session;
  /** Whether `list_flows` takes a limit and a cursor. */
  paged: boolean;
}

export interface RoundResult {
  /** By action, then by contender: "echo", "peer", or the number of flows. */
  measured: Map<MeasuredAction, Map<string, Measured>>;
  startMs: Map<string, number>;
  residentBytes: Map<string, number>;
}

/**
 * Measures every action against every contender, directly after each other, so that a slow phase of the machine affects
 * all. `samples` are the responses of the echo server, which the first round collects.
 */
export async function runRound(plan: Plan, directory: string, echo: Echo, samples: Samples): Promise<RoundResult> {
  const contenders: Contender[] = [];
  try {
    for (const dataset of plan.datasets) contenders.push(await gatewayWith(directory, dataset));
    if (plan.peer) contenders.push(await peerWith(directory, plan.datasets[0] as Dataset));
    for (const contender of contenders) await warmUp(contender, plan.load);
    const measured: RoundResult["measured"] = new Map();
    for (const action of plan.actions) measured.set(action, await measure(plan, action, contenders, echo, samples));
    return {
      measured,
      startMs: new Map(contenders.map(({ name, server }) => [name, server.startMs])),
      residentBytes: new Map(contenders.map(({ name, server }) => [name, server.residentBytes()])),
    };
  } finally {
    for (const { server } of contenders) await server.stop();
  }
}

export type Samples = Map<MeasuredAction, Buffer>;

async function measure(
  plan: Plan,
  action: MeasuredAction,
  contenders: readonly Contender[],
  echo: Echo,
  samples: Samples,
): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured>();
  const runEcho = async (): Promise<void> => {
    await echo.answerWith(samples.get(action) as Buffer);
    const { flowIds } = plan.datasets[0] as Dataset;
    // Requests of the same size. Their outcome does not matter.
    const session = { flowIds, revisions: new Map(), created: Array.from({ length: 1_000_000 }, () => "f".repeat(36)) };
    measured.set("echo", await load(echo, workloadOf(action, session, CONNECTIONS, true), plan.load));
  };
  const echoFirst = samples.has(action);
  if (echoFirst) await runEcho();
  for (const { name, server, session, paged } of contenders) {
    // A flow can be cancelled only once, so there is no warm-up.
    const warmUpRequests = action === "cancel_flow" ? 0 : plan.load.warmUpRequests;
    const result = await load(server, workloadOf(action, session, CONNECTIONS, paged), {
      ...plan.load,
      warmUpRequests,
    });
    measured.set(name, result);
    if (!samples.has(action)) samples.set(action, Buffer.from(result.sample));
  }
  if (!echoFirst) await runEcho();
  return measured;
}

async function gatewayWith(directory: string, dataset: Dataset): Promise<Contender> {
  const name = String(dataset.size);
  const server = await startGateway(directory, { name, dataset });
  return { name, server, session: sessionOf(dataset.flowIds), paged: true };
}

/** Starts the peer, and fills it through its HTTP interface. */
async function peerWith(directory: string, { size }: Dataset): Promise<Contender> {
  const server = await startPeer(directory);
  const session = sessionOf([]);
  await send(server, workloadOf("create_flow", session, CONNECTIONS, false), size);
  return { name: "peer", server, session: sessionOf(session.created), paged: false };
}

/** Runs what most actions have in common, so that the first of them does not seem slower. */
async function warmUp({ server, session, paged }: Contender, { warmUpRequests }: Load): Promise<void> {
  for (const action of ["get_flow", "set_waiting"] as const)
    await load(server, workloadOf(action, session, CONNECTIONS, paged), { warmUpRequests, measureMs: 0 });
}

function sessionOf(flowIds: readonly string[]): Session {
  return { flowIds, revisions: new Map(), created: [] };
}
