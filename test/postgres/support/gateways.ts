import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "../../support/gateway.ts";
import { ready, start } from "../../support/program.ts";
import { SIGNED_ROUTE, type SigningOptions, signed } from "../../support/signed-messages.ts";

const SECRET = "s3cret";
export const SESSION = "agent:main:main";

export interface GatewayProcess {
  url: string;
  child: ReturnType<typeof start>["child"];
  output: ReturnType<typeof start>["output"];
  call: (body: Record<string, unknown>, headers?: Record<string, string>) => Promise<Answer>;
  /** The same as a signed message. */
  deliver: (body: Record<string, unknown>, options: SigningOptions) => Promise<Answer>;
}

export interface Answer {
  status: number;
  headers: Headers;
  // The contract's own tests look at every field; these look at what replicas make of them.
  body: {
    ok: boolean;
    code?: string;
    error?: string;
    result?: {
      flow?: { flowId: string; status: string; revision: number; createdAt: number };
      task?: { taskId: string; status: string; attempt?: number };
      claims?: { task: { taskId: string; attempt: number }; leaseToken: string }[];
      endpoint?: { endpointId: string };
      deliveries?: unknown[];
      endpoints?: { endpointId: string; description?: string }[];
      secret?: string;
    };
  };
}

interface Options {
  limits?: Record<string, number>;
  maintenance?: Record<string, number>;
  /** As `taskflow.endpoints`; lets routes manage endpoints. */
  endpoints?: Record<string, unknown>;
  /** Lets workers claim tasks. */
  workers?: boolean;
  /** Default: the present program. */
  main?: string;
}

/** A configuration with a route, and one for signed messages, that keeps its flows at a URL. */
export function configurationFor(store: string, { limits, maintenance, endpoints, workers }: Options = {}): string {
  const file = join(temporaryDirectory(), "openclaw.json");
  const raised = { requestsPerMinute: 1_000_000, maxInFlight: 1_000 };
  const grants = ["endpoints", ...(workers ? ["worker"] : [])];
  const routes = {
    zapier: { sessionKey: SESSION, secret: SECRET, limits: { ...raised, ...limits }, grants },
    signed: { sessionKey: SESSION, limits: raised, ...SIGNED_ROUTE },
  };
  writeFileSync(
    file,
    JSON.stringify({
      gateway: { port: 0, trustedProxies: ["127.0.0.1"] },
      plugins: { entries: { webhooks: { config: { routes } } } },
      taskflow: { store, ...(maintenance && { maintenance }), ...(endpoints && { endpoints }) },
    }),
  );
  return file;
}

/** The real program, in a separate process. */
export async function startReplica(
  store: string,
  options: Options = {},
  env: NodeJS.ProcessEnv = {},
): Promise<GatewayProcess> {
  const program = start(["serve", "--config", configurationFor(store, options)], env, "", options.main);
  const url = await ready(program);
  return {
    ...program,
    url,
    call: (body, headers) => call(`${url}/plugins/webhooks/zapier`, body, headers),
    deliver: (body, options) => call(`${url}/plugins/webhooks/signed`, body, signed(JSON.stringify(body), options)),
  };
}

export function startReplicas(count: number, store: string, options: Options = {}): Promise<GatewayProcess[]> {
  return Promise.all(Array.from({ length: count }, () => startReplica(store, options)));
}

async function call(url: string, body: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}`, ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer["body"] };
}

/** Tries until it succeeds, for at most so long. */
export async function eventually<Value>(milliseconds: number, attempt: () => Promise<Value>): Promise<Value> {
  const until = performance.now() + milliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
