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

/** Lines of the log in which the secret stands: in no test of any suite is there one. */
const leaks: string[] = [];
afterEach(() => expect(leaks.splice(0)).toEqual([]));

function checked(line: string): string {
  if (line.includes(SECRET)) leaks.push(line);
  return line;
}

/** Out of the way of tests that are not about limits. */
export const RAISED = { requestsPerMinute: 1_000_000, maxInFlight: 1_000 };

export const ROUTES: Routes = {
  zapier: { sessionKey: "agent:main:main", secret: SECRET, controllerId: "webhooks/zapier", limits: RAISED },
  other: { sessionKey: "agent:main:other", secret: SECRET, limits: RAISED },
};

export interface TestGatewayOptions {
  routes?: Routes;
  stateDir?: string;
  store?: FlowStore;
  clock?: Clock;
  /** Default: as `clock`, so that it can be set without a jump. */
  monotonic?: Clock;
  env?: NodeJS.ProcessEnv;
  gateway?: Partial<GatewayConfig["gateway"]>;
  maintenance?: Partial<MaintenanceSettings>;
  taskflow?: Partial<GatewayConfig["taskflow"]>;
  /** Lines of the log are collected here. */
  log?: string[];
  /** Default: info. */
  logLevel?: string;
}

/** Every field that some answer has. Which of them this one has, the contract's validators have checked. */
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
    flowTruncated?: boolean;
    created?: boolean;
  };
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
  /** The body as it came. */
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
    /** One action on a route; the answer is checked against the contract. */
    call: (
      body: { action: ActionName } & Record<string, unknown>,
      route = "zapier",
      headers: Record<string, string> = {},
    ) => send(`${gateway.url}/plugins/webhooks/${route}`, { body: JSON.stringify(body), headers }, body.action),
    /** Anything else, with the headers of a good request unless changed. */
    send: (init: RequestInit & { path?: string }, action?: ActionName) =>
      send(`${gateway.url}${init.path ?? "/plugins/webhooks/zapier"}`, init, action),
  };
}

export type TestGateway = Awaited<ReturnType<typeof startTestGateway>>;

/** The same, closed when the test is over. */
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

/** Every answer in every suite is one that the contract describes; without an action, one of any action. */
export function expectContract(status: number, body: unknown, action?: ActionName): void {
  const validators = (action ? [action] : ACTION_NAMES).flatMap((name) => validateResponse[name][status] ?? []);
  expect(
    validators,
    `no answer of ${action ?? "any action"} has the status ${status}: ${JSON.stringify(body)}`,
  ).not.toEqual([]);
  const valid = validators.some((validate) => validate(body));
  expect(valid ? [] : validators.map(({ errors }) => errors), JSON.stringify(body)).toEqual([]);
}

/** Removed when the run is over. */
export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), "test-"));
}
