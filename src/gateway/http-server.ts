import type { IncomingMessage, Server } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import type { Tracer } from "@opentelemetry/api";
import { Problem } from "../plugin/problem.ts";
import { restOfBody } from "../plugin/rest-of-body.ts";
import { sendProblem } from "../plugin/send-reply.ts";
import type { RequestContext } from "../port/plugin-api.ts";
import { createServer } from "../shared/node-http.ts";
import { answerBeside, type BesideOptions } from "./answer-beside.ts";
import type { Connections } from "./connections/connections.ts";
import { GatewayResponse } from "./connections/gateway-response.ts";
import { ignoreUpgrades } from "./connections/ignored-upgrades.ts";
import { closeAfter } from "./drain.ts";
import type { GatewayLogger } from "./log.ts";
import { refuseMalformed, refuseTunnels } from "./malformed.ts";
import { pathOf, requireHost, routePathOf } from "./request-target.ts";
import type { ServedConfig } from "./served-config.ts";
import type { TlsContext } from "./tls.ts";
import { watchRequests } from "./watch-requests.ts";

const LIMITS = {
  maxHeaderSize: 16 * 1024,
  /** Milliseconds for the headers and for the whole request, after which a slow sender is cut off. */
  headersTimeout: 10_000,
  requestTimeout: 10 * 60_000,
  /** Longer than the 60 s after which common proxies close idle connections, so that they close them first. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
} as const;

interface HttpServerOptions extends BesideOptions {
  served: BesideOptions["served"] & Pick<ServedConfig, "routes" | "cors">;
  connections: Connections;
  logger: GatewayLogger;
  /** From the OpenTelemetry SDK that the operator loaded. */
  tracer?: Tracer | undefined;
  /** Absent: the server uses plain HTTP. */
  tls?: TlsContext | undefined;
}

/** Routes each request by its path: routes first, then health and documentation; other paths get 404 in the envelope. */
export function createHttpServer(options: HttpServerOptions): Server | TlsServer {
  const { connections, sampler, metrics, tls } = options;
  const serve = connections.pipelines.inTurn(answerWith(options));
  // The Host header is checked here, so that its refusal is the envelope; expectations are not acted on.
  const limits = { ...LIMITS, noDelay: true, requireHostHeader: false, ServerResponse: GatewayResponse };
  const server = tls
    ? createTlsServer({ ...limits, ...tls, handshakeTimeout: LIMITS.headersTimeout }, serve)
    : createServer(limits, serve);
  const lastPending = connections.lastPending.bind(connections);
  server.on("checkExpectation", serve);
  ignoreUpgrades(server, lastPending);
  const refuse = refuseMalformed({ sampler, metrics, lastPending });
  server.on("clientError", refuse);
  server.on("connect", refuseTunnels(refuse));
  connections.guard(server);
  return server;
}

function answerWith(options: HttpServerOptions) {
  const { health, connections, sampler, served } = options;
  const { pending, unsent } = connections;
  const watch = watchRequests({ ...options, pending });
  const refuse = async (
    error: unknown,
    context: RequestContext,
    res: GatewayResponse,
    routeId?: string,
  ): Promise<void> => {
    await restOfBody(res.req);
    if (!(error instanceof Problem)) sampler.log("error", {}, { err: error }, "A request failed unexpectedly.");
    const problem =
      error instanceof Problem ? error : new Problem("internal_error", "The gateway failed unexpectedly.");
    sendProblem(res, context, problem, routeId);
  };
  const beside = async (
    path: string,
    context: RequestContext,
    req: IncomingMessage,
    res: GatewayResponse,
  ): Promise<void> => {
    await restOfBody(req);
    answerBeside(options, path, context, req, res, unsent.beside);
  };
  return (req: IncomingMessage, res: GatewayResponse): void => {
    const path = routePathOf(pathOf(req), served.routes);
    const route = served.routes.get(path);
    const budget = route ? unsent.routes : unsent.beside;
    const context = watch(req, res, { path, routeId: route?.routeId ?? "", unsent: budget });
    if (health.draining) closeAfter(res);
    try {
      requireHost(req);
      if (served.cors?.(req, res)) return;
      if (route) {
        budget.requireRoom();
        void route.handler(req, res, context);
      } else void beside(path, context, req, res).catch((error: unknown) => refuse(error, context, res));
    } catch (error) {
      void refuse(error, context, res, route?.routeId);
    }
  };
}
