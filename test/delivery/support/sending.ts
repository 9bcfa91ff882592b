import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";
import type { DeliveryOptions, DeliverySettings } from "../../../src/delivery/settings.ts";
import { startDeliveries } from "../../../src/delivery/start-deliveries.ts";
import { eventView, flowView, taskView } from "../../../src/plugin/views.ts";
import type { DeliveryRecord } from "../../../src/port/endpoints.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { bindSession } from "../../../src/taskflow/bind-session.ts";
import { newId } from "../../../src/taskflow/clock.ts";
import type { StoredEndpoint } from "../../../src/taskflow/delivery-store.ts";
import { commandsOn } from "../../support/commands.ts";
import type { SendingFlowStore } from "../../support/sending-store.ts";
import { timeOf } from "../../support/time.ts";

export const OWNER = "agent:main:main";
export const SECRET = `whsec_${Buffer.from("a secret of the endpoint").toString("base64")}`;
const BATCH = { before: Number.MAX_SAFE_INTEGER, limit: 1_000_000 };

export interface SendingOptions extends Partial<Omit<DeliveryOptions, "settings">> {
  settings?: Partial<DeliverySettings>;
  /** Default: a new one. */
  stateDir?: string;
  /** Before the sender starts. */
  endpoints?: Partial<StoredEndpoint>[];
  wall?: () => number;
}

export function stateDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "deliveries-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The sender over a real SQLite store, which may call this machine. */
export async function startSending(options: SendingOptions = {}) {
  const { stateDir = stateDirectory(), endpoints = [], wall = Date.now, settings, ...others } = options;
  const store = openStore({ stateDir }) as SendingFlowStore;
  const log: Record<string, unknown>[] = [];
  const note =
    (level: string) =>
    (message: string, fields: object = {}): void =>
      void log.push({ level, message, ...fields });
  const create = async (given: Partial<StoredEndpoint>): Promise<StoredEndpoint> => {
    const endpoint = { ...endpointOf(await store.locateEvents(OWNER, "latest"), wall()), ...given };
    await store.deliveries.createEndpoint(endpoint, 1_000);
    return endpoint;
  };
  for (const endpoint of endpoints) await create(endpoint);
  const deliveries = startDeliveries({
    store,
    time: { now: wall, wall, gained: () => 0 },
    settings: {
      ...CONFIG_DEFAULTS.Endpoints,
      allowHttp: true,
      allowPrivateNetworks: ["127.0.0.0/8"],
      ...settings,
    },
    logger: { info: note("info"), warn: note("warn"), error: note("error") },
    views: { event: eventView, flow: flowView, task: taskView },
    configuredSecrets: () => undefined,
    ...others,
  });
  let stopped: Promise<void> | undefined;
  const stop = (graceMs = 0) => (stopped ??= deliveries.stop(graceMs).then(() => store.close()));
  onTestFinished(() => stop());
  return {
    ...deliveries,
    stop,
    store,
    log,
    stateDir,
    flows: bindSession(commandsOn(store), timeOf(wall), { sessionKey: OWNER, routeId: "r" }),
    create: async (given: Partial<StoredEndpoint>) => {
      const endpoint = await create(given);
      deliveries.changed();
      return endpoint;
    },
    find: ({ ownerKey, endpointId }: StoredEndpoint) => store.deliveries.findEndpoint(ownerKey, endpointId),
    list: async ({ endpointId }: StoredEndpoint): Promise<DeliveryRecord[]> =>
      (await store.deliveries.listDeliveries(OWNER, { endpointId, limit: 1_000 })).deliveries,
    pruneEvents: () => store.pruneEvents(BATCH),
  };
}

export type Sending = Awaited<ReturnType<typeof startSending>>;

function endpointOf(position: string, now: number): StoredEndpoint {
  return {
    endpointId: newId(now),
    ownerKey: OWNER,
    url: "http://127.0.0.1:1/",
    source: "action",
    enabled: true,
    secret: SECRET,
    createdAt: now,
    updatedAt: now,
    position,
  };
}

/** What the contract says of a message. */
export interface Payload {
  type: string;
  timestamp: string;
  data: {
    event: { eventId: string; type: string; flowId: string };
    flow: { flowId: string; revision: number; stateJson?: unknown; waitJson?: unknown } | null;
    task?: { taskId: string; status: string } | null;
    omitted?: string[];
  };
}
