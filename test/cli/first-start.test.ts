import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { MAIN, ready, run, start } from "../support/program.ts";

const PATIENCE = { timeout: 15_000, interval: 20 };
const secretIn = (stateDir: string) =>
  /secret: "([\w-]{43})"/.exec(readFileSync(join(stateDir, "openclaw.json"), "utf8"))?.[1] ?? "";
const curlIn = (text: string) => /^curl .*$/m.exec(text)?.[0] ?? "";
/** Runs a line as somebody does who pastes it, in a directory of his own. */
const paste = async (line: string) =>
  JSON.parse((await promisify(execFile)("sh", ["-c", `${line} -s`], { cwd: temporaryDirectory() })).stdout);

describe("where standard output is no terminal the first start", () => {
  test.each(["state", "a state with 'quotes', $HOME and blanks"])(
    "prints a curl line that reads the secret from a private file and works as pasted, in %j",
    async (name) => {
      const stateDir = join(temporaryDirectory(), name);
      const gateway = start(["serve", "--port", "0", "--state-dir", stateDir]);
      const url = await ready(gateway);
      const secret = secretIn(stateDir);
      expect(secret).not.toBe("");
      await expect.poll(() => gateway.output.out, PATIENCE).toContain(`${url}/docs`);
      expect(gateway.output.out + gateway.output.err).not.toContain(secret);
      expect(statSync(join(stateDir, "zapier.secret")).mode & 0o777).toBe(0o600);
      expect(await paste(curlIn(gateway.output.out))).toMatchObject({ ok: true, result: { created: true } });
    },
  );

  test("replaces a file that is there, instead of writing the secret into it", async () => {
    const stateDir = temporaryDirectory();
    const file = join(stateDir, "zapier.secret");
    writeFileSync(file, "left from before", { mode: 0o644 });
    const old = openSync(file, "r");
    onTestFinished(() => closeSync(old));
    const gateway = start(["serve", "--port", "0", "--state-dir", stateDir]);
    await ready(gateway);
    await expect.poll(() => gateway.output.out, PATIENCE).toContain("/docs");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect([readFileSync(file, "utf8"), readFileSync(old, "utf8")]).toEqual([
      `${secretIn(stateDir)}\n`,
      "left from before",
    ]);
  });
});

test("on a terminal it prints a curl line with the secret, which works as pasted, and writes no other file", async () => {
  const stateDir = join(temporaryDirectory(), "state");
  const command = [process.execPath, MAIN, "serve", "--port", "0", "--state-dir", stateDir].join(" ");
  const terminal = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], { stdio: "pipe" });
  onTestFinished(() => void terminal.kill("SIGTERM"));
  let output = "";
  terminal.stdout.on("data", (chunk) => void (output += chunk));
  await expect.poll(() => output, PATIENCE).toMatch(/\/docs\r?\n/);
  const line = curlIn(output.replaceAll("\r", ""));
  expect(line).toContain(`'Authorization: Bearer ${secretIn(stateDir)}'`);
  expect(existsSync(join(stateDir, "zapier.secret"))).toBe(false);
  expect(await paste(line)).toMatchObject({ ok: true, result: { created: true } });
});

test("--port of the first start is in the configuration that it writes, and no later one is", async () => {
  const stateDir = temporaryDirectory();
  const portIn = () => /port: (\d+)/.exec(readFileSync(join(stateDir, "openclaw.json"), "utf8"))?.[1];
  const free = await freePort();
  const first = start(["serve", "--port", String(free), "--state-dir", stateDir]);
  expect(await ready(first)).toBe(`http://127.0.0.1:${free}`);
  expect(portIn()).toBe(String(free));
  first.child.kill("SIGKILL");
  await expect.poll(() => first.child.signalCode, PATIENCE).toBe("SIGKILL");
  const second = start(["serve", "--port", "0", "--state-dir", stateDir]);
  expect(await ready(second)).not.toBe(`http://127.0.0.1:${free}`);
  expect([portIn(), second.output.out]).toEqual([String(free), ""]);
});

test("a first start on a port that is in use leaves no configuration, so the next start is the first", async () => {
  const stateDir = temporaryDirectory();
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const { code, err } = await run(["serve", "--port", String(port), "--state-dir", stateDir]);
  expect([code, err]).toEqual([2, expect.stringContaining(`Port ${port} on 127.0.0.1 is in use`)]);
  expect(["openclaw.json", "zapier.secret"].filter((file) => existsSync(join(stateDir, file)))).toEqual([]);
  const next = start(["serve", "--port", "0", "--state-dir", stateDir]);
  await ready(next);
  await expect.poll(() => next.output.out, PATIENCE).toContain("Create your first flow");
});

test("a later start on a port that is in use leaves the configuration as it is", async () => {
  const stateDir = temporaryDirectory();
  const file = join(stateDir, "openclaw.json");
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  writeFileSync(file, `{ gateway: { port: ${port} } }`, { mode: 0o600 });
  expect((await run(["serve", "--state-dir", stateDir])).code).toBe(2);
  expect(readFileSync(file, "utf8")).toBe(`{ gateway: { port: ${port} } }`);
});
