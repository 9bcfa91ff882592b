import { createHmac } from "node:crypto";
import { connect, type Socket } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { RouteLimits, Routes } from "../../src/plugin/config.ts";
import { gatewayForTest, RAISED } from "../support/gateway.ts";

const KEY = "the key of a route whose senders sign";
const PATH = "/plugins/webhooks/signed";
const BODY = JSON.stringify({ action: "create_flow", goal: "From a right sender" });
const WRONG = "0".repeat(64);
const ATTACKER = "203.0.113.66";
const OTHER = "198.51.100.7";

/** A route for signed requests behind a proxy, with the reference's number of places. */
async function signedRoute(limits: Partial<RouteLimits> = {}) {
  const auth = { type: "hmac-sha256", header: "x-hub-signature-256", prefix: "sha256=" } as const;
  const route = { sessionKey: "agent:main:main", secret: KEY, auth, limits: { ...RAISED, maxInFlight: 8, ...limits } };
  const routes: Routes = { signed: route };
  return gatewayForTest({ routes, gateway: { trustedProxies: ["127.0.0.1"] } });
}

const sign = (body: string) => createHmac("sha256", KEY).update(body).digest("hex");

const head = (client: string, signature: string, length: number) =>
  [
    `POST ${PATH} HTTP/1.1`,
    "Host: gateway",
    "Content-Type: application/json",
    `X-Forwarded-For: ${client}`,
    `X-Hub-Signature-256: sha256=${signature}`,
    `Content-Length: ${length}`,
    "\r\n",
  ].join("\r\n");

/** A connection through the proxy, and what came back on it so far. */
class Sender {
  readonly #socket: Socket;
  received = "";

  constructor(url: string) {
    this.#socket = connect(Number(new URL(url).port), "127.0.0.1");
    this.#socket.on("error", () => undefined).on("data", (chunk) => void (this.received += chunk.toString()));
    onTestFinished(() => void this.#socket.destroy());
  }

  /** The gateway accepts one connection in each turn: from here on, what several of them write arrives in one. */
  async accepted(): Promise<void> {
    await this.write("GET /healthz HTTP/1.1\r\nHost: gateway\r\n\r\n").answered();
    this.received = "";
  }

  write(bytes: string): this {
    this.#socket.write(bytes);
    return this;
  }

  get status(): number | undefined {
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(this.received) ?? [];
    return status === undefined ? undefined : Number(status);
  }

  /** The status of the answer, when it has come. */
  answered(): Promise<number> {
    return vi.waitFor(() => this.status ?? Promise.reject(new Error("no answer yet")), {
      timeout: 15_000,
      interval: 5,
    });
  }
}

/** Requests whose bodies do not come, all at once. */
function slow(url: string, client: string, count: number): Sender[] {
  return Array.from({ length: count }, () => new Sender(url).write(head(client, WRONG, 100)).write("{"));
}

/** When as many as the quota allows are waiting, the rest have been refused. */
const refusedOf = (senders: Sender[], count: number) =>
  vi.waitFor(() => expect(senders.filter(({ status }) => status === 429)).toHaveLength(count), { timeout: 15_000 });

/** How many answers have each status. */
function tally(statuses: number[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

const right = (url: string, client: string) =>
  new Sender(url).write(head(client, sign(BODY), Buffer.byteLength(BODY)) + BODY).answered();

describe("slow bodies with a wrong signature from one forwarded address", () => {
  test("leave every place of another address behind the same proxy free", async () => {
    const { url } = await signedRoute();
    await refusedOf(slow(url, ATTACKER, 40), 36);
    const answers = await Promise.all(Array.from({ length: 8 }, () => right(url, OTHER)));
    expect(answers).toEqual(Array(8).fill(200));
  });

  test("leave every place of the same address free for requests whose bodies come with their headers", async () => {
    const { url } = await signedRoute();
    await refusedOf(slow(url, ATTACKER, 40), 36);
    const answers = await Promise.all(Array.from({ length: 8 }, () => right(url, ATTACKER)));
    expect(answers).toEqual(Array(8).fill(200));
  });

  test("that arrive in the same turn as a request with its body take no place from it", async () => {
    const { url } = await signedRoute();
    const [sender, ...strangers] = Array.from({ length: 21 }, () => new Sender(url)) as [Sender, ...Sender[]];
    await Promise.all([sender, ...strangers].map((one) => one.accepted()));
    for (const stranger of strangers) stranger.write(`${head(ATTACKER, WRONG, 100)}{`);
    sender.write(head(ATTACKER, sign(BODY), Buffer.byteLength(BODY)) + BODY);
    expect(await sender.answered()).toBe(200);
    await refusedOf(strangers, 16);
  });

  test("hold half of the places of an address, and are 408 after a third of the time", async () => {
    const { url } = await signedRoute({ maxInFlight: 5, bodyTimeoutMs: 3_000 });
    const started = performance.now();
    const senders = slow(url, ATTACKER, 4);
    const statuses = await Promise.all(senders.map((sender) => sender.answered()));
    expect(tally(statuses)).toEqual({ 408: 3, 429: 1 });
    expect(performance.now() - started).toBeGreaterThan(990);
    const timedOut = senders.find(({ status }) => status === 408);
    expect(timedOut?.received).toMatch(/connection: close.*within 1 seconds/is);
  });
});

describe("a body that arrives in parts", () => {
  test("gives back its place when it has arrived, is given up, or is found to be wrong", async () => {
    const { url } = await signedRoute({ maxInFlight: 2 });
    const parted = async (signature: string) => {
      const sender = new Sender(url).write(head(ATTACKER, signature, Buffer.byteLength(BODY)) + BODY.slice(0, 9));
      await refusedOf(slow(url, ATTACKER, 1), 1);
      return sender.write(BODY.slice(9)).answered();
    };
    expect(await parted(sign(BODY))).toBe(200);
    expect(await parted(WRONG)).toBe(401);
    expect(await parted(sign(BODY))).toBe(200);
  });

  test("waits on a route with a secret as long as before, and in a place in flight", async () => {
    const routes: Routes = {
      signed: { sessionKey: "agent:main:main", secret: KEY, limits: { ...RAISED, maxInFlight: 2, bodyTimeoutMs: 900 } },
    };
    const { url } = await gatewayForTest({ routes });
    const open = () =>
      new Sender(url).write(`${head(OTHER, WRONG, 100).trimEnd()}\r\nAuthorization: Bearer ${KEY}\r\n\r\n{`);
    const started = performance.now();
    const senders = [open(), open(), open()];
    const statuses = await Promise.all(senders.map((sender) => sender.answered()));
    expect(tally(statuses)).toEqual({ 408: 2, 429: 1 });
    expect(performance.now() - started).toBeGreaterThan(890);
  });
});
