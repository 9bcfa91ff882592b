import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { run } from "../support/program.ts";
import { configurationFor } from "./support/gateways.ts";
import { databaseOf, freePort, PASSWORD, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const versions = async (url: string) => {
  const [answer] = await server.asAdmin(databaseOf(url), "SELECT version FROM taskflow.schema_version");
  return answer?.rows;
};

describe("the tables of an empty database", () => {
  test("are made once when 12 stores open it at the same time, and all of them work", async () => {
    for (let round = 0; round < 3; round += 1) {
      const url = await server.createDatabase();
      const stores = await Promise.all(Array.from({ length: 12 }, () => openPostgresStore(`${url}?pool_max_conns=2`)));
      await Promise.all(stores.map((store) => store.ping()));
      await Promise.all(stores.map((store) => store.close()));
      expect(await versions(url)).toEqual([{ version: 1 }, { version: 2 }]);
    }
  });

  test("are made in a schema that was made for a user who may not make one", async () => {
    const url = await server.createDatabase();
    const database = databaseOf(url);
    await server.asAdmin(database, `ALTER DATABASE ${database} OWNER TO postgres`);
    await expect(openPostgresStore(url)).rejects.toThrow(
      /does not let this user create what is missing; grant CREATE on the database, or create the schema taskflow/,
    );
    await server.asAdmin(database, "CREATE SCHEMA taskflow AUTHORIZATION gateway");
    const store = await openPostgresStore(url);
    await store.ping();
    await store.close();
  });
});

describe("a database", () => {
  test("of a newer version is refused and left alone", async () => {
    const url = await server.createDatabase();
    await (await openPostgresStore(url)).close();
    await server.asAdmin(databaseOf(url), "INSERT INTO taskflow.schema_version VALUES (99)");
    await expect(openPostgresStore(url)).rejects.toThrow(
      /^The database at 127\.0\.0\.1:\d+\/flows_\d+ has version 99; this program knows versions up to 2\. Run the newer/,
    );
    expect(await versions(url)).toEqual([{ version: 1 }, { version: 2 }, { version: 99 }]);
  });

  test("whose encoding cannot hold every string is refused", async () => {
    const url = await server.createDatabase("ENCODING 'LATIN1' TEMPLATE template0");
    await expect(openPostgresStore(url)).rejects.toThrow(/has the encoding LATIN1; create one with the encoding UTF8/);
  });

  test("that answers commits before they are on disk is refused", async () => {
    const url = await server.createDatabase();
    await server.asAdmin("postgres", `ALTER DATABASE ${databaseOf(url)} SET synchronous_commit = off`);
    await expect(openPostgresStore(url)).rejects.toThrow(/before it is on disk \(synchronous_commit = off\)/);
  });
});

describe("a gateway that cannot open its store says why, without the password", () => {
  const start = async (store: string) => {
    const { code, out, err } = await run(["serve", "--config", configurationFor(store)]);
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), "wr0ng"]) expect(out + err).not.toContain(secret);
    expect(err).not.toMatch(/\n +at /);
    return { code, err };
  };

  test("when the password is wrong", async () => {
    const { code, err } = await start(server.url("postgres", { password: "wr0ng" }));
    expect(err).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+\/postgres refuses this user with this password \(28P01\)\.$/m);
    expect(code).toBe(1);
  });

  test("when there is no such database", async () => {
    const { err } = await start(server.url("none"));
    expect(err).toMatch(/\/none has no such database; create it first \(createdb\) \(3D000\)\.$/m);
  });

  test("when nothing listens there", async () => {
    const { code, err } = await start(server.url("postgres", { port: await freePort() }));
    expect(err).toMatch(
      /cannot be reached: .*ECONNREFUSED.*Is it running, and are the address and its sslmode right\?$/m,
    );
    expect(code).toBe(1);
  });

  test("when the server knows no TLS but the URL asks for it", async () => {
    const { err } = await start(`${server.url("postgres")}?sslmode=verify-full`);
    expect(err).toMatch(/cannot be reached: The server does not support SSL connections\. /);
  });

  test("when the URL is none, or ends early in a password that is not encoded", async () => {
    expect((await start("mysql://root:wr0ng@localhost/flows")).err).toMatch(
      /taskflow\.store: found a string, expected a postgres:\/\/ URL, or a reference/,
    );
    expect((await start("postgres://gateway:p@ss/w#rd@localhost/flows")).err).toMatch(/must be percent-encoded/);
  });
});
