import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PostgresServer } from "../postgres/support/server.ts";
import { killDatabase, killGateways } from "./support/crashes.ts";
import { FACTOR } from "./support/factor.ts";
import { configure } from "./support/service.ts";

const ROUNDS = Math.ceil(200 * FACTOR);
/** Each round waits for PostgreSQL to recover. */
const DATABASE_ROUNDS = Math.ceil(40 * FACTOR);

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

describe("on PostgreSQL", () => {
  test(
    `a gateway that is killed ${ROUNDS} times under load loses and repeats nothing`,
    async () => {
      const configuration = configure({ store: await server.createDatabase() });
      const writers = await killGateways({ configuration, rounds: ROUNDS });
      expect(writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(ROUNDS);
    },
    ROUNDS * 10_000,
  );

  test(
    `a server that is killed ${DATABASE_ROUNDS} times under load loses and repeats nothing`,
    async () => {
      const configuration = configure({ store: await server.createDatabase() });
      const writers = await killDatabase({ configuration, rounds: DATABASE_ROUNDS }, async () => {
        await server.kill();
        await server.boot();
      });
      expect(writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(DATABASE_ROUNDS);
    },
    DATABASE_ROUNDS * 20_000,
  );
});
