import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, expect, onTestFinished } from "vitest";
import { ACTION_NAMES, type ActionName } from "../../generated/actions.ts";
import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import type { components } from "../../generated/types.ts";
import { validateResponse } from "../../generated/validate-response.js";
import type { GatewayConfig } from "../../src/gateway/config/load-config.ts";
import { startGateway } from "../../src/gateway/start-gateway.ts";
import type { Routes } from "../../src/plugin/config.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Clock } from "../../src/taskflow/clock.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import type { MaintenanceSettings } from "../../src/taskflow/maintenance.ts";

type Schemas = components["schemas"];

export const SECRET = "s3cret-zapier";

const SIGNING_SECRET = /whsec_[\w+/]{16}/;
/** Log lines that contain a secret. No test may have one. */
const leaks: string[] = [];
afterEach(() => expect(leaks.splice(0)).toEqual([]));

function checked(line: string): string {
  if (line.includes(SECRET) || SIGNING_SECRET.test(line)) leaks.push(line);
  return line;
}

/** Limits that tests about other subjects never reach. */
export const RAISED = {
  requestsPerMinute: 1_000_000,
  maxInFlight: 1_000,
  workerRequestsPerMinute: 1_000_000,
  maxWorkerInFlight: 1_000,
};

export const ROUTES: Routes = {
  zapier: { sessionKey: "agent:main:main", secret: SECRET, controllerId: "webhooks/zapier", limits: RAISED },
  other: { sessionKey: "agent:main:other", secret: SECRET, limits: RAISED },
};

export interface TestGatewayOptions {
  routes?: Routes;
  stateDir?: string;
  store?: FlowStore;
  clock?: Clock;
  /** Default: `clock`, so that a test can set the clock without a jump. */
  monotonic?: Clock;
  env?: NodeJS.ProcessEnv;
  gateway?: Partial<GatewayConfig["gateway"]>;
  maintenance?: Partial<MaintenanceSettings>;
  taskflow?: Partial<GatewayConfig["taskflow"]>;
  /** Collects the lines of the log. */
  log?: string[];
  /** Default: info. */
  logLevel?: string;
}

/** Every field that any response has. The contract's validators check which fields a response must have. */
interface Body {
  ok: boolean;
  routeId: string;
  code: string;
  error: string;
  requestId: string;
  details: Schemas["ProblemDetail"][];
  result: {
    flow: Schemas["Flow"];
    flows: Schemas["Flow"][];
    nextCursor?: string;
    summary: Schemas["TaskSummary"];
    task: Schemas["Task"];
    tasks: Schemas["Task"][];
    tasksTruncated?: boolean;
    claims: Schemas["TaskClaim"][];
    flowTruncated?: boolean;
    events: Schemas["Event"][];
    cursor: string;
    oldestCursor?: string;
    created?: boolean;
    reason?: string;
    endpoint: Schemas["Endpoint"];
    endpoints: Schemas["Endpoint"][];
    secret?: string;
    attempt: Schemas["DeliveryAttempt"];
    deliveries: Schemas["Delivery"][];
    queued: number;
    cancelled: boolean;
    leaseExpiresAt: number;
    cancelRequested: boolean;
  };
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
  /** The raw body. */
  text: string;
}

/** A real gateway on a real socket over a real SQLite file. */
export async function startTestGateway(options: TestGatewayOptions = {}) {
  const { routes = ROUTES, clock, env = {}, maintenance = {}, log = [], logLevel = "info" } = options;
  const store = options.store ?? openStore({ stateDir: options.stateDir ?? temporaryDirectory() });
  const config: GatewayConfig = {
    file: "test",
    gateway: {
      port: 0,
      host: "127.0.0.1",
      trustedProxies: [],
      allowRealIpFallback: false,
      hosts: [],
      limits: CONFIG_DEFAULTS.GatewayLimits,
      docs: true,
      metrics: "beside",
      ...options.gateway,
    },
    webhooks: { enabled: true, config: { routes } },
    secrets: { providers: {}, defaults: {} },
    taskflow: { maintenance, ...options.taskflow },
  };
  const logger = pino({ base: null, level: logLevel }, { write: (line: string) => void log.push(checked(line)) });
  const clocks = clock && { clock, monotonic: options.monotonic ?? clock };
  const gateway = await startGateway({ config, store, env, logger, ...clocks });
  return {
    ...gateway,
    store,
    config,
    /** Sends one action to a route, and checks the response against the contract. */
    call: (
      body: { action: ActionName } & Record<string, unknown>,
      route = "zapier",
      headers: Record<string, string> = {},
    ) => send(`${gateway.url}/plugins/webhooks/${route}`, { body: JSON.stringify(body), headers }, body.action),
    /** Sends any other request. Headers default to those of a valid request. */
    send: (init: RequestInit & { path?: string }, action?: ActionName) =>
      send(`${gateway.url}${init.path ?? "/plugins/webhooks/zapier"}`, init, action),
  };
}

export type TestGateway = Awaited<ReturnType<typeof startTestGateway>>;

/** A gateway that is closed at the end of the test. */
export async function gatewayForTest(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const gateway = await startTestGateway(options);
  onTestFinished(() => gateway.close());
  return gateway;
}

async function send(url: string, init: RequestInit, action?: ActionName): Promise<Answer> {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${SECRET}`,
    ...(init.headers as Record<string, string>),
  };
  const response = await fetch(url, { method: "POST", ...init, headers });
  const text = await response.text();
  const body = text === "" ? undefined : JSON.parse(text);
  expectContract(response.status, body, action);
  return { status: response.status, headers: response.headers, body, text };
}

/** Checks that the contract describes the response: for this action, or for any action if none is given. */
export function expectContract(status: number, body: unknown, action?: ActionName): void {
  const validators = (action ? [action] : ACTION_NAMES).flatMap((name) => validateResponse[name][status] ?? []);
  expect(
    validators,
    `no answer of ${action ?? "any action"} has the status ${status}: ${JSON.stringify(body)}`,
  ).not.toEqual([]);
  const valid = validators.some((validate) => validate(body));
  expect(valid ? [] : validators.map(({ errors }) => errors), JSON.stringify(body)).toEqual([]);
}

/** A temporary directory that is removed at the end of the run. */
export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), "test-"));
}
