import type { Server, Socket } from "node:net";
import { matchBlocks, networkOf, parseAddress } from "../../shared/ip.ts";
import type { LogSampler } from "../log-sampler.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { ConnectionCounts } from "./connection-counts.ts";
import type { DropReason } from "./drop-reason.ts";
import type { GatewayResponse } from "./gateway-response.ts";
import { LargeResponsePlaces } from "./large-responses.ts";
import { connectionsThatFit, type GatewayLimits } from "./limits.ts";
import { PendingResponses } from "./pending-responses.ts";
import { Pipelines } from "./pipelining.ts";
import { SlowReaders } from "./slow-readers.ts";
import { UnsentBytes } from "./unsent-bytes.ts";

/** The part of the unsent bytes for responses that need no secret, so that strangers do not keep routes from answering. */
const BESIDE_PART = 1 / 4;

interface Settings {
  limits: GatewayLimits;
  trustedProxies: readonly string[];
}

interface Reports {
  sampler: LogSampler;
  metrics?: Metrics | undefined;
}

/** Bounds what connections cost: their number, the requests that wait on them, and the responses that nobody reads. */
export class Connections {
  readonly pending = new PendingResponses<GatewayResponse>();
  readonly pipelines = new Pipelines((socket) => this.#report(socket.remoteAddress, "pipelined"));
  readonly unsent = { routes: new UnsentBytes(), beside: new UnsentBytes() };
  readonly largeResponses = new LargeResponsePlaces(this.unsent.routes);
  readonly #counts: ConnectionCounts;
  readonly #reports: Reports;

  constructor(reports: Reports) {
    this.#reports = reports;
    this.#counts = new ConnectionCounts((socket) => this.#report(socket.remoteAddress, "connections_per_network"));
    const { metrics } = reports;
    metrics?.observe("taskflow_connections", "Open connections.", () => this.#counts.total);
    const unsentBytes = () => this.unsent.routes.held + this.unsent.beside.held;
    metrics?.observe("taskflow_unsent_bytes", "Bytes of responses that are not sent yet.", unsentBytes);
  }

  /** Watches the connections of a server until it is closed. */
  guard(server: Server): void {
    const { pending, unsent } = this;
    const onClose = (socket: Socket, reason: DropReason) => this.#report(socket.remoteAddress, reason);
    const slowReaders = new SlowReaders({ pending, budgets: [unsent.routes, unsent.beside], onClose });
    server.on("close", () => slowReaders.stop());
    server.on("connection", (socket: Socket) => this.#counts.add(socket));
    server.on("drop", (dropped) => this.#report(dropped?.remoteAddress, "connections"));
  }

  /**
   * Applies limits, at the start and when the configuration has changed. Without a descriptor a connection would be dropped
   * unseen, and a file could not be read: no more connections are taken than there are descriptors for.
   */
  limit(server: Server, { limits, trustedProxies }: Settings): void {
    const fit = connectionsThatFit() ?? limits.connections;
    if (fit < limits.connections)
      this.#reports.sampler.log(
        "warn",
        {},
        { "gateway.limits.connections": limits.connections, taken: fit },
        "This process may not open enough files for that many connections. Raise its limit (ulimit -n).",
      );
    server.maxConnections = Math.min(limits.connections, fit);
    this.#counts.perNetwork = limits.connectionsPerNetwork;
    const isTrusted = matchBlocks(trustedProxies);
    this.#counts.isTrusted = (text) => {
      const address = parseAddress(text);
      return address !== undefined && isTrusted(address);
    };
    this.unsent.beside.limit = limits.unsentBytes * BESIDE_PART;
    this.unsent.routes.limit = limits.unsentBytes - this.unsent.beside.limit;
  }

  /** The response to the last request on a connection, while it has not been sent. */
  lastPending(socket: Socket): GatewayResponse | undefined {
    return this.pipelines.lastWaiting(socket) ?? [...this.pending].find((response) => response.socket === socket);
  }

  #report(address: string | undefined, reason: DropReason): void {
    const { sampler, metrics } = this.#reports;
    metrics?.connectionDropped(reason);
    sampler.count("warn", { reason, network: networkOf(address ?? "") }, "connections dropped");
  }
}
