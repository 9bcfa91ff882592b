import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually, type GatewayProcess, startReplica, startReplicas } from "./support/gateways.ts";
import { Proxy } from "./support/proxy.ts";
import { databaseOf, PASSWORD, PostgresServer } from "./support/server.ts";
import { lostBy, Writer } from "./support/writer.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const isReady = async ({ url }: GatewayProcess) => (await fetch(`${url}/readyz`)).status;
const becomes = (status: number, replica: GatewayProcess) =>
  eventually(15_000, async () => expect(await isReady(replica)).toBe(status));

describe("a database that restarts", () => {
  test("under load loses nothing that was acknowledged; meanwhile there are 503s with Retry-After", async () => {
    const replicas = await startReplicas(2, await server.createDatabase());
    const writers = Array.from({ length: 12 }, (_, n) => new Writer(replicas[n % 2] as GatewayProcess));
    let stopped = false;
    const writing = Promise.all(writers.map((writer) => writer.writeUntil(() => stopped)));
    const total = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
    for (let crash = 0; crash < 3; crash += 1) {
      const before = total();
      await eventually(20_000, async () => expect(total()).toBeGreaterThan(before + 200));
      await server.crash();
      for (const replica of replicas) expect(await isReady(replica)).toBe(503);
      await server.boot();
      for (const replica of replicas) await becomes(200, replica);
    }
    const before = total();
    await eventually(20_000, async () => expect(total()).toBeGreaterThan(before + 200));
    stopped = true;
    await writing;

    const refused = writers.flatMap((writer) => writer.refused);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, body, headers } of refused) {
      expect([status, body.code]).toEqual([503, "persist_failed"]);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
    const [reader] = replicas as [GatewayProcess];
    expect(await lostBy(writers, reader)).toEqual([]);
    for (const { output } of replicas) expect(output.err + output.out).not.toContain(encodeURIComponent(PASSWORD));
  });

  test("is distinguished from a change that was certainly not made", async () => {
    const replica = await startReplica(await server.createDatabase());
    await server.crash();
    const { status, body } = await replica.call({ action: "create_flow", goal: "g" });
    expect([status, body.error]).toEqual([503, "The store could not read or write. Nothing was changed."]);
    await server.boot();
    await becomes(200, replica);
  });

  test("while a gateway starts makes it say so and end", async () => {
    const url = await server.createDatabase();
    await server.crash();
    await expect(startReplica(url)).rejects.toThrow(/cannot be reached: .*ECONNREFUSED/);
    await server.boot();
  });
});

describe("a database that fails over to its standby", () => {
  test("loses nothing that was acknowledged, and the gateway finds the new primary by itself", async () => {
    const url = await server.createDatabase();
    const standby = await server.startStandby();
    // A commit is answered when the standby has it on disk too: what else could it keep?
    await server.asAdmin("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()");
    const address = await Proxy.start(server.port);
    try {
      const replica = await startReplica(server.url(databaseOf(url), { port: address.port }));
      const writers = Array.from({ length: 8 }, () => new Writer(replica));
      const total = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
      let stopped = false;
      const writing = Promise.all(writers.map((writer) => writer.writeUntil(() => stopped)));
      await eventually(20_000, async () => expect(total()).toBeGreaterThan(200));
      await server.crash();
      // For a while the address leads to a server that only reads.
      address.target = standby.port;
      await becomes(503, replica);
      await standby.promote();
      await becomes(200, replica);
      const before = total();
      await eventually(20_000, async () => expect(total()).toBeGreaterThan(before + 100));
      stopped = true;
      await writing;
      const statuses = writers.flatMap(({ refused }) => refused.map(({ status }) => status));
      expect(new Set(statuses)).toEqual(new Set([503]));
      expect(await lostBy(writers, replica)).toEqual([]);
    } finally {
      await address.stop();
      await standby.stop();
    }
  });
});
