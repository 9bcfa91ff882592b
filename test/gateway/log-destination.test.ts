import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { constants, existsSync, openSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { LogDestination } from "../../src/gateway/log-destination.ts";
import { RAISED, ROUTES, temporaryDirectory } from "../support/gateway.ts";
import { MAIN } from "../support/program.ts";
import { PATIENCE, RawClient } from "../support/raw-client.ts";
import { scrape, valueOf } from "../support/scrape.ts";

const [INFO, WARN] = [30, 40];
const MIB = 1024 * 1024;

/** A pipe that nobody reads until the test does; writing to it does not block. */
function pipe() {
  const path = join(temporaryDirectory(), "pipe");
  execFileSync("mkfifo", [path]);
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const buffer = Buffer.alloc(MIB);
  const read = (): string => {
    try {
      return buffer.toString("latin1", 0, readSync(fd, buffer));
    } catch {
      return "";
    }
  };
  return { fd, read };
}

function destination(fd: number) {
  const reports: number[] = [];
  const log = new LogDestination({ fd, onRoom: (dropped) => void reports.push(dropped) });
  onTestFinished(() => log.close());
  const write = (level: number, line: string, times = 1) => {
    log.lastLevel = level;
    for (let n = 0; n < times; n += 1) log.write(`${line}\n`);
  };
  return { log, reports, write };
}

describe("a log whose reader stalls", () => {
  test("holds a bounded number of lines, drops the others, and says how many when it is read again", async () => {
    const { fd, read } = pipe();
    const { log, reports, write } = destination(fd);
    write(INFO, "x".repeat(999), 50_000);
    expect(log.dropped).toBeGreaterThan(46_000);
    expect(log.dropped).toBeLessThan(48_000);
    let text = "";
    await expect.poll(() => (text += read()).length, { ...PATIENCE, interval: 1 }).toBeGreaterThan(3 * MIB - 2_000);
    await expect.poll(() => reports, PATIENCE).toEqual([log.dropped]);
    expect(text.replaceAll(`${"x".repeat(999)}\n`, "")).toBe("");
  });

  test("keeps room for warnings and errors when it drops the rest", async () => {
    const { fd } = pipe();
    const { log, write } = destination(fd);
    write(INFO, "x".repeat(999), 10_000);
    const { dropped } = log;
    write(WARN, "w".repeat(999), 900);
    expect(log.dropped).toBe(dropped);
    write(WARN, "w".repeat(999), 10_000);
    expect(log.dropped).toBeGreaterThan(dropped + 9_000);
  });

  test("does not keep a process from ending", async () => {
    const { fd } = pipe();
    const { log, write } = destination(fd);
    write(INFO, "x".repeat(999), 1_000);
    const started = performance.now();
    log.flush();
    await log.close();
    expect(performance.now() - started).toBeLessThan(5_000);
    write(INFO, "after the end");
    expect(log.dropped).toBe(1);
  });
});

test.runIf(existsSync("/dev/full"))("a log on a full disk drops lines, and continues when there is space", async () => {
  const { log, write } = destination(openSync("/dev/full", "w"));
  for (let n = 0; n < 3; n += 1) {
    write(INFO, "x".repeat(999), 5_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(log.dropped).toBeGreaterThan(11_000);
  write(WARN, "a warning");
});

/** The real program, with a log that is read only when the test says so. */
async function program(level: string) {
  const directory = temporaryDirectory();
  const config = join(directory, "openclaw.json");
  const gateway = { port: 0, metrics: { port: 0 } };
  const routes = { zapier: { ...ROUTES.zapier, limits: RAISED } };
  writeFileSync(config, JSON.stringify({ gateway, plugins: { entries: { webhooks: { config: { routes } } } } }));
  const args = [MAIN, "serve", "--config", config, "--state-dir", directory];
  const child = spawn(process.execPath, args, { env: { ...process.env, LOG_LEVEL: level }, stdio: "pipe" });
  onTestFinished(() => void child.kill("SIGKILL"));
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => void (log += chunk.toString("latin1")));
  const found = () => /"url":"([^"]+)","metrics":"([^"]+)\/metrics"/.exec(log);
  await expect.poll(found, PATIENCE).not.toBeNull();
  const [, url = "", metricsUrl = ""] = found() ?? [];
  return { child, url, metricsUrl, log: () => log };
}

/** Many long lines of a log: at the level "debug" there is one for each of these requests. */
async function flood(url: string, requests: number): Promise<void> {
  const client = new RawClient(url).read();
  const request = `GET /${"x".repeat(300)} HTTP/1.1\r\nHost: x\r\n\r\n`;
  for (let sent = 100; sent <= requests; sent += 100) await client.send(request.repeat(100)).receives(sent);
}

describe("the program", () => {
  test("keeps serving in bounded memory while nobody reads its log, and counts and reports dropped lines", {
    timeout: 60_000,
  }, async () => {
    const { child, url, metricsUrl, log } = await program("debug");
    const resident = async () => valueOf(await scrape(metricsUrl), "process_resident_memory_bytes");
    await flood(url, 2_000);
    const before = await resident();
    child.stderr.pause();
    await flood(url, 30_000);
    const dropped = async () => valueOf(await scrape(metricsUrl), "taskflow_log_lines_dropped_total");
    expect(await dropped()).toBeGreaterThan(15_000);
    expect((await resident()) - before).toBeLessThan(60 * MIB);
    child.stderr.resume();
    await expect.poll(log, PATIENCE).toMatch(/"level":40,"time":\d+,"dropped":\d+,"msg":"Log lines were dropped/);
  });

  test("shuts down gracefully and quickly while nobody reads its log", async () => {
    const { child, url } = await program("debug");
    child.stderr.pause();
    await flood(url, 10_000);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("writes the last line of its log before it ends", async () => {
    const { child, url, log } = await program("debug");
    await flood(url, 2_000);
    child.kill("SIGTERM");
    await once(child, "close");
    const lines = log()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { msg: string });
    expect(lines.filter(({ msg }) => msg === "request")).toHaveLength(2_000);
    expect(lines.at(-1)?.msg).toBe("Stopped.");
  });

  test("serves on when the reader of its log is gone", async () => {
    const { child, url } = await program("debug");
    child.stderr.destroy();
    await flood(url, 2_000);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});
