import { createHmac } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { SECRET } from "../support/gateway.ts";
import { Connection } from "./support/connection.ts";
import { FACTOR_AT_LEAST_1 } from "./support/factor.ts";
import { configure, type Service, startService } from "./support/service.ts";

const ROUTE = { auth: { type: "hmac-sha256", header: "x-signature" } };
/** Connections from one forwarded address, and connections from a different address each: more than are tracked. */
const FROM_ONE_ADDRESS = 500;
const SCATTERED = 4_500;
const SHARED_ADDRESS = "203.0.113.66";
const BATCH = 250;
/** Valid senders, each with its own address except one in the crowd, and the number of requests of each. */
const SENDERS = [SHARED_ADDRESS, ...Array.from({ length: 7 }, (_, n) => `198.51.100.${n + 1}`)];
const REQUESTS = Math.ceil(250 * FACTOR_AT_LEAST_1);

const signatureOf = (body: string) => createHmac("sha256", SECRET).update(body).digest("hex");

/** The head of a request that a proxy passes on for a client. */
const head = (client: string, signature: string, length: number) =>
  [
    "POST /plugins/webhooks/zapier HTTP/1.1",
    "Host: gateway",
    "Content-Type: application/json",
    `X-Forwarded-For: 192.0.2.1, ${client}:50000`,
    `X-Signature: ${signature}`,
    `Content-Length: ${length}`,
    "\r\n",
  ].join("\r\n");

/** Keeps connections open that send a body with a wrong signature at a byte per second, and replaces each that ends. */
class Strangers {
  readonly #sockets: Socket[] = [];
  readonly #port: number;
  readonly #dripping: NodeJS.Timeout;
  #over = false;
  /** Number of requests sent. */
  sent = 0;

  constructor({ url }: Service) {
    this.#port = Number(new URL(url).port);
    this.#dripping = setInterval(() => this.#drip(), 1_000);
    onTestFinished(() => this.end());
  }

  async come(): Promise<void> {
    for (let from = 0; from < FROM_ONE_ADDRESS + SCATTERED; from += BATCH)
      await Promise.all(Array.from({ length: BATCH }, (_, n) => this.#open(from + n)));
  }

  end(): void {
    this.#over = true;
    clearInterval(this.#dripping);
    for (const socket of this.#sockets) socket.destroy();
  }

  #open(index: number): Promise<void> {
    const client = index < FROM_ONE_ADDRESS ? SHARED_ADDRESS : `10.0.${index >> 8}.${index & 255}`;
    return new Promise((resolve) => {
      const socket = connect(this.#port, "127.0.0.1");
      this.#sockets[index] = socket;
      socket.on("error", () => undefined).resume();
      socket.on("connect", () => {
        socket.write(`${head(client, "0".repeat(64), 1_000)}{`);
        this.sent += 1;
        resolve();
      });
      socket.on("close", () => {
        resolve();
        if (!this.#over) void this.#open(index);
      });
    });
  }

  #drip(): void {
    for (const socket of this.#sockets) if (socket.writable && !socket.connecting) socket.write("x");
  }
}

/** Counts the statuses that one valid sender gets, for sequential requests on one connection. */
async function send({ url }: Service, client: string): Promise<Record<number, number>> {
  const connection = new Connection(url);
  const statuses: Record<number, number> = {};
  for (let n = 0; n < REQUESTS; n += 1) {
    const action = { action: "create_flow", goal: `${client} ${n}` };
    const headers = { "x-forwarded-for": client, "x-signature": signatureOf(JSON.stringify(action)) };
    const { status } = await connection.call(action, headers);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  connection.close();
  return statuses;
}

/** The status of a request without its body: 408 if the gateway had a free place to wait for it, otherwise 429. */
async function waitInVain({ url }: Service, client: string): Promise<number> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(`${head(client, signatureOf("never sent"), 1_000)}{`);
  const [answer] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer.toString())?.[1]);
}

test("5,000 slow strangers behind a trusted proxy, 500 of them at one address, keep no right sender of a signed route out", {
  timeout: Math.ceil(120_000 * FACTOR_AT_LEAST_1),
}, async () => {
  const gateway = { trustedProxies: ["127.0.0.1"] };
  const service = await startService(configure({ route: ROUTE, gateway, limits: { maxInFlight: 8 } }));
  const strangers = new Strangers(service);
  await strangers.come();
  const started = performance.now();
  const answers = await Promise.all(SENDERS.map((client) => send(service, client)));
  expect(answers).toEqual(SENDERS.map(() => ({ 200: REQUESTS })));
  const seconds = (performance.now() - started) / 1_000;
  console.log(
    `${SENDERS.length * REQUESTS} right requests in ${seconds.toFixed(1)} s beside ${strangers.sent} of strangers`,
  );
  strangers.end();
  // Every place is given back.
  await vi.waitFor(async () => expect(await waitInVain(service, SHARED_ADDRESS)).toBe(408), { timeout: 60_000 });
});
