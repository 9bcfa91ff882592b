import { describe, expect, test } from "vitest";
import { connectionSettings } from "../../src/store/postgres/connection-settings.ts";

describe("a PostgreSQL URL", () => {
  test("is shown as host, port and database, and nothing else of it", () => {
    expect(connectionSettings("postgres://user:s3cret@db.example:6432/flows?sslmode=verify-full").place).toBe(
      "db.example:6432/flows",
    );
    expect(connectionSettings(" postgresql://db/flows\n").place).toBe("db:5432/flows");
    const socket = "postgres:///flows?host=/run/postgresql&port=5433&user=u&password=s3cret";
    expect(connectionSettings(socket).place).toBe("/run/postgresql:5433/flows");
  });

  test("says how many connections there are at most", () => {
    expect(connectionSettings("postgres://db/flows").pool.max).toBe(10);
    const { max, connectionString } = connectionSettings("postgres://db/flows?pool_max_conns=3&sslmode=disable").pool;
    expect([max, connectionString]).toEqual([3, "postgres://db/flows?sslmode=disable"]);
    for (const wrong of ["0", "1001", "x", "-1", "1.5", ""])
      expect(() => connectionSettings(`postgres://db/flows?pool_max_conns=${wrong}`)).toThrow(/from 1 to 1000/);
  });

  test.each([
    "",
    "flows",
    "mysql://user:s3cret@db/flows",
    "postgres://user:s3c/ret@db/flows",
    "postgres://user:1/s3cret@db/flows",
    "postgres://user:1?s3cret@db/flows",
    "postgres://user:1#s3cret@db/flows",
    "postgres://user:s@3c/ret@db/flows",
    "postgres://user:s@3c#ret@db/flows",
    "postgres://user:s@3c?ret@db/flows",
  ])("%j is refused, and nothing of it is shown", (url) => {
    const message = (() => {
      try {
        return connectionSettings(url).place;
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(message).toBe(
      "The store is not a PostgreSQL URL such as postgres://user:password@host:5432/database. Special characters in the password must be percent-encoded.",
    );
  });
});
