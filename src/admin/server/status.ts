import type { OperatorHost } from "../../port/operator.ts";
import type { Status } from "../protocol.ts";
import { eachSession } from "./sessions.ts";

const COUNTED = 10_000;
/** Queues of a status. */
const MAX_QUEUES = 1_000;

export interface About {
  version: string;
  /** When the last backup of the state directory began. */
  lastBackupAt?: (() => number | undefined) | undefined;
}

export async function statusOf(host: OperatorHost, { version, lastBackupAt }: About): Promise<Status> {
  const { gateway } = host;
  const queues: Status["queues"] = [];
  const moreSessions = await eachSession(host, undefined, async (session) => {
    const page = { limit: MAX_QUEUES - queues.length, atMost: COUNTED };
    for (const depth of await host.measureQueues(session, page)) queues.push({ session, ...depth });
    return queues.length < MAX_QUEUES;
  });
  const flows = await host.countFlows?.();
  return {
    version,
    store: host.system,
    now: Date.now(),
    ...(gateway && { gateway: aboutGateway(gateway) }),
    ...(flows && { flows: Object.fromEntries(flows) }),
    queues,
    countedUpTo: COUNTED,
    ...(moreSessions && { moreSessions }),
    deliveries: await host.measureDeliveries(COUNTED),
    lastBackupAt: lastBackupAt?.(),
  };
}

function aboutGateway(gateway: NonNullable<OperatorHost["gateway"]>) {
  const { startedAt, url, logLevel } = gateway;
  return { startedAt, url, logLevel, routes: gateway.routes() };
}
