import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { PostgresServer } from "./support/server.ts";

let server: PostgresServer;
let url: string;
const folder = temporaryDirectory();
const certificate = join(folder, "server.crt");
const other = join(folder, "other.crt");
beforeAll(async () => {
  server = await PostgresServer.start();
  url = await server.createDatabase();
  const key = join(folder, "server.key");
  selfSigned(certificate, key);
  selfSigned(other, join(folder, "other.key"));
  await server.useTls(certificate, key);
});
afterAll(() => server.stop());

function selfSigned(file: string, key: string): void {
  const subject = ["-subj", "/CN=flows", "-addext", "subjectAltName=IP:127.0.0.1"];
  const made = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  execFileSync("openssl", ["req", ...made, "-keyout", key, "-out", file, ...subject], { stdio: "ignore" });
}

describe("a connection with TLS", () => {
  test("is made to a server whose certificate the URL's authority has signed", async () => {
    const store = await openPostgresStore(`${url}?sslmode=verify-full&sslrootcert=${certificate}`);
    await store.ping();
    const [encrypted] = await server.asAdmin("postgres", "SELECT count(*)::int AS n FROM pg_stat_ssl WHERE ssl");
    expect(encrypted?.rows[0]?.n).toBeGreaterThan(0);
    await store.close();
  });

  test.each([
    ["whom another has signed", `sslrootcert=${other}`],
    ["whom nobody known has signed", ""],
  ])("is not made to one %s", async (_who, more) => {
    await expect(openPostgresStore(`${url}?sslmode=verify-full&${more}`)).rejects.toThrow(
      /cannot be reached: .*self-signed certificate/,
    );
  });
});
