import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { GatewayWorker } from "../../src/cli/serve/gateway-worker.ts";
import type { GatewayConfig } from "../../src/gateway/config/load-config.ts";
import type { Gateway } from "../../src/gateway/start-gateway.ts";
import { SECRET, temporaryDirectory } from "../support/gateway.ts";
import { MAIN, ready, start } from "../support/program.ts";
import { type Config, route, withRoutes } from "../support/reloading-program.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };

/** A configuration whose secret a command prints that never ends. It tells its process id in a file. */
function hangingConfig() {
  const directory = temporaryDirectory();
  const [command, pid] = [join(directory, "command"), join(directory, "pid")];
  writeFileSync(command, `#!/bin/sh\necho $$ > ${pid}\nsleep 1000\n`, { mode: 0o700 });
  const secrets = { providers: { v: { source: "exec", command, timeoutMs: 600_000 } } };
  const file = writeConfig(
    directory,
    withRoutes({ a: route({ source: "exec", provider: "v", id: "k" }) }, { secrets }),
  );
  const commandPid = () => (existsSync(pid) ? Number(readFileSync(pid, "utf8")) : 0);
  return { directory, file, commandPid };
}

function writeConfig(directory: string, config: Config): string {
  const file = join(directory, "openclaw.json");
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}

const serve = (file: string, directory: string) => [
  "serve",
  "--config",
  file,
  "--port",
  "0",
  "--state-dir",
  join(directory, "state"),
];

describe("a gateway that is stopped while it starts", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "by %s ends at once, with the command that it waits for",
    async (signal) => {
      const { directory, file, commandPid } = hangingConfig();
      const { child } = start(serve(file, directory));
      await expect.poll(commandPid, PATIENCE).toBeGreaterThan(0);
      child.kill(signal);
      expect(await once(child, "exit")).toEqual([0, null]);
      await expect.poll(() => isRunning(commandPid()), PATIENCE).toBe(false);
    },
  );

  test.runIf(canUnshare())("as the first process of its container ends at once", async () => {
    const { directory, file, commandPid } = hangingConfig();
    const program = [process.execPath, MAIN, ...serve(file, directory)];
    const container = spawn("unshare", ["--pid", "--fork", "--kill-child", ...program], { stdio: "ignore" });
    onTestFinished(() => void container.kill("SIGKILL"));
    await expect.poll(commandPid, PATIENCE).toBeGreaterThan(0);
    const [child] = readFileSync(`/proc/${container.pid}/task/${container.pid}/children`, "utf8").split(" ");
    process.kill(Number(child), "SIGTERM");
    expect(await once(container, "exit")).toEqual([0, null]);
  });

  test("stops in order as soon as it says that it is ready, with its worker", async () => {
    const directory = temporaryDirectory();
    const worker = { routes: { a: { queues: { builds: { command: "/bin/true" } } } } };
    const config = withRoutes({ a: route(SECRET, { grants: ["worker"] }) }, { taskflow: { worker } });
    const running = start(serve(writeConfig(directory, config), directory));
    await ready(running);
    running.child.kill("SIGTERM");
    expect(await once(running.child, "close")).toEqual([0, null]);
    expect(running.output.err).toMatch(/Draining: .*Stopped\./s);
  });

  test("by SIGHUP goes on", async () => {
    const { directory, file, commandPid } = hangingConfig();
    const running = start(serve(file, directory));
    await expect.poll(commandPid, PATIENCE).toBeGreaterThan(0);
    running.child.kill("SIGHUP");
    process.kill(-commandPid(), "SIGKILL");
    await ready(running);
  });
});

test("a gateway that is stopped starts no worker any more", async () => {
  const config = { taskflow: { worker: { routes: {} } } } as GatewayConfig;
  const gateway = { secrets: () => expect.unreachable("the settings of a worker were read") } as unknown as Gateway;
  const worker = new GatewayWorker(gateway, { logger: pino({ level: "silent" }), env: {}, logLevel: "silent" });
  const using = worker.use(config);
  await worker.stop();
  await using;
});

test("a signal is not lost that arrives just before a program says what it does", () => {
  const program = `
    import { hearSignals, onStop } from ${JSON.stringify(new URL("../../src/cli/signals.ts", import.meta.url))};
    hearSignals();
    process.kill(process.pid, "SIGTERM");
    onStop((signal) => { console.log("stops by", signal); process.exit(); });
    setTimeout(() => console.log("was not called"), 2_000);`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });
  expect(stdout).toBe("stops by SIGTERM\n");
});

test.runIf(existsSync("/dev/full"))("a first start continues with a warning when standard output is full", async () => {
  const args = ["serve", "--port", "0", "--state-dir", join(temporaryDirectory(), "state")];
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", openSync("/dev/full", "w"), "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { out: "", err: "" };
  child.stderr?.on("data", (chunk) => void (output.err += chunk));
  const url = await ready({ child, output });
  await expect.poll(() => output.err, PATIENCE).toContain("The first steps could not be printed.");
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(output.err).not.toContain(SECRET);
});

function canUnshare(): boolean {
  return spawnSync("unshare", ["--pid", "--fork", "true"]).status === 0;
}

/** Not as a zombie, which nobody has waited for. */
function isRunning(pid: number): boolean {
  return readdirSync("/proc").includes(String(pid)) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}
