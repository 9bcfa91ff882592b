import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { callGateway } from "../../src/admin/client/call-gateway.ts";
import type { Status } from "../../src/admin/protocol.ts";
import { socketPath } from "../../src/admin/socket-path.ts";
import { tableOf, timeText } from "../../src/cli/operate/output.ts";
import { statusText } from "../../src/cli/status.ts";
import { backUp } from "../../src/store/sqlite/backup.ts";
import { ready, run, start } from "../support/program.ts";
import { shortDirectory } from "../support/short-directory.ts";

const POLL = { timeout: 20_000, interval: 10 };

test("serve opens the admin socket, follows SIGUSR2, knows the last backup, and removes the socket at the end", async () => {
  const stateDir = join(shortDirectory(), "state");
  const gateway = start(["serve", "--state-dir", stateDir, "--port", "0"]);
  const url = await ready(gateway);
  const status = () => callGateway({ stateDir }, "status", {});
  expect(await status()).toMatchObject({ gateway: { url, logLevel: "info" } });
  expect(await status()).not.toHaveProperty("lastBackupAt");
  const before = Date.now();
  await backUp({ stateDir, target: join(stateDir, "..", "backup.sqlite") });
  expect((await status()).lastBackupAt).toBeGreaterThanOrEqual(before);
  for (const logLevel of ["debug", "info"]) {
    gateway.child.kill("SIGUSR2");
    await expect.poll(status, POLL).toMatchObject({ gateway: { logLevel } });
  }
  gateway.child.kill("SIGTERM");
  await once(gateway.child, "exit");
  expect(existsSync(socketPath(stateDir))).toBe(false);
  const { code, out, err } = await run(["status", "--state-dir", stateDir]);
  const sentence = `No gateway runs with the state directory ${stateDir}. Start it, name its directory with --state-dir, or a PostgreSQL database with --store.\n`;
  expect([code, out, err]).toEqual([1, "", sentence]);
});

test("a command of a group that is misspelt is a usage error", async () => {
  const { code, err } = await run(["tasks", "rety"]);
  expect([code, err]).toEqual([2, 'tasks takes list, show, retry, cancel, not "rety". Did you mean retry?\n']);
});

describe("on a terminal", () => {
  test("cells are aligned, cut, and free of what controls a terminal", () => {
    const columns = {
      NAME: ({ name }: { name?: string }) => name,
      AT: () => timeText(Date.UTC(2026, 0, 2, 3, 4, 5, 6)),
    };
    const items = [{ name: "a\u001b[31m\nb" }, {}, { name: "x".repeat(100) }];
    expect(tableOf(items, columns).split("\n")).toEqual([
      `${"NAME".padEnd(60)}  AT`,
      `${"a [31m b".padEnd(60)}  2026-01-02 03:04:05Z`,
      `${"-".padEnd(60)}  2026-01-02 03:04:05Z`,
      `${"x".repeat(59)}…  2026-01-02 03:04:05Z`,
      "",
    ]);
  });

  test("status says since when the oldest webhook waits, and where counts end", () => {
    const found: Status = {
      version: "1.2.3",
      store: "postgresql",
      now: 0,
      queues: [{ session: "s", queue: "q", waiting: 10_000, running: 1 }],
      countedUpTo: 10_000,
      deliveries: { pending: 2, oldestAt: 0 },
    };
    expect(statusText(found).split("\n")).toEqual([
      "Version   1.2.3",
      "Store     postgresql",
      "Webhooks  2 pending, the oldest since 1970-01-01 00:00:00Z",
      "",
      "QUEUE  SESSION  WAITING        RUNNING",
      "q      s        10000 or more  1",
      "",
    ]);
  });
});
