import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { ready, run, start } from "../support/program.ts";

const serve = (stateDir: string, ...more: string[]) =>
  start(["serve", "--port", "0", "--state-dir", stateDir, ...more]);

/** Of the route of the first start. */
const secretOf = (stateDir: string) => readFileSync(join(stateDir, "zapier.secret"), "utf8").trim();

describe("serve", () => {
  test("writes a private configuration once and prints a curl line that works; flows survive SIGKILL", async () => {
    const stateDir = join(temporaryDirectory(), "state");
    const first = serve(stateDir);
    const url = await ready(first);
    const line = /^curl .*$/m.exec(first.output.out)?.[0] ?? "";
    expect(statSync(join(stateDir, "openclaw.json")).mode & 0o777).toBe(0o600);
    const curl = spawn("sh", ["-c", `${line} -s`]);
    let answer = "";
    curl.stdout.on("data", (chunk) => void (answer += chunk));
    await once(curl, "close");
    const { flow } = JSON.parse(answer).result;
    expect(line).toContain(url);
    first.child.kill("SIGKILL");
    await once(first.child, "close");

    const second = serve(stateDir);
    const secret = secretOf(stateDir);
    const response = await fetch(`${await ready(second)}/plugins/webhooks/zapier`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
      body: JSON.stringify({ action: "get_flow", flowId: flow.flowId }),
    });
    expect((await response.json()) as object).toMatchObject({ result: { flow } });
    expect(second.output.out).toBe("");
    expect(first.output.err + second.output.err).not.toContain(secret);
  });

  test("on SIGTERM finishes the requests in flight, refuses new connections and exits with 0", async () => {
    const stateDir = temporaryDirectory();
    const gateway = serve(stateDir);
    const url = await ready(gateway);
    const secret = secretOf(stateDir);
    // The body comes in two halves, with the signal in between.
    let finish = (): void => undefined;
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('{"action":"create_flow",'));
        finish = () => {
          controller.enqueue(Buffer.from('"goal":"late"}'));
          controller.close();
        };
      },
    });
    const headers = { "content-type": "application/json", authorization: `Bearer ${secret}` };
    const request = fetch(`${url}/plugins/webhooks/zapier`, {
      method: "POST",
      headers,
      body,
      duplex: "half",
    } as RequestInit);
    const inFlight = async () => (await fetch(`${url}/metrics`)).text();
    await expect
      .poll(inFlight, { timeout: 15_000, interval: 20 })
      .toMatch(/^taskflow_requests_in_flight\{route="zapier"\} 1$/m);
    gateway.child.kill("SIGTERM");
    const readiness = () =>
      fetch(`${url}/readyz`).then(
        ({ status }) => status,
        () => "refused",
      );
    await expect.poll(readiness, { timeout: 15_000, interval: 20 }).toBe(503);
    await expect.poll(readiness, { timeout: 15_000, interval: 20 }).toBe("refused");
    finish();
    expect((await request).status).toBe(200);
    const [code] = await once(gateway.child, "close");
    expect(code).toBe(0);
  });

  test("a state directory in use is a sentence and exit code 1", async () => {
    const stateDir = temporaryDirectory();
    await ready(serve(stateDir));
    const second = await run(["serve", "--port", "0", "--state-dir", stateDir]);
    expect([second.code, second.err]).toEqual([1, expect.stringMatching(/^Another process uses the state directory/)]);
  });

  test("a port in use is a sentence and a non-zero exit code", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void taken.close());
    await once(taken, "listening");
    const { port } = taken.address() as { port: number };
    const result = await run(["serve", "--port", String(port), "--state-dir", temporaryDirectory()]);
    expect(result.code).not.toBe(0);
    expect(result.err).toMatch(new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use`));
    expect(result.err).not.toContain("    at ");
  });

  test("a broken configuration is reported with its path, and nothing is served", async () => {
    const stateDir = temporaryDirectory();
    const config = join(stateDir, "my.json");
    writeFileSync(config, "{ gateway: { port: 'x' } }");
    const result = await run(["serve", "--config", config, "--state-dir", stateDir]);
    expect(result.code).toBe(1);
    expect(result.err).toMatch(
      /my\.json is not a valid configuration:\n {2}gateway\.port: found "x", expected an integer/,
    );
  });

  test.each([
    ["an unknown flag", ["serve", "--prot", "1"], /^Unknown option '--prot'\. Did you mean --port\?\n$/],
    ["a stray word", ["serve", "now"], /now/],
    ["a port that is none", ["serve", "--port", "99999"], /0 to 65535/],
    ["a misspelt command", ["sevre"], /^There is no command "sevre"\. Did you mean serve\? Try --help\.\n$/],
    [
      "a misspelt option before a command",
      ["--hlep"],
      /^There is no option "--hlep"\. Did you mean --help\? Try --help\.\n$/,
    ],
    ["another one", ["--verison"], /^There is no option "--verison"\. Did you mean --version\?/],
    ["an empty --config", ["routes", "--config", ""], /^--config takes the path of a file, not an empty string\n$/],
    ["an unknown command", ["frobnicate"], /^There is no command "frobnicate"\. Try --help\.\n$/],
    ["secret without generate", ["secret"], /^secret takes "generate"\n$/],
    ["another word after secret", ["secret", "make"], /^secret takes "generate", not "make"\n$/],
    ["completion without a shell", ["completion"], /^completion takes bash, zsh or fish\n$/],
  ])("%s is a usage error with exit code 2", async (_what, args, message) => {
    const result = await run(args);
    expect([result.code, result.err]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe("the other commands", () => {
  test("routes lists paths and whether each secret resolves, never the secret", async () => {
    const config = join(temporaryDirectory(), "openclaw.json");
    const route = (secret: string, more = "") => `{ sessionKey: "agent:main:main", secret: "${secret}", ${more} }`;
    writeFileSync(
      config,
      `{ plugins: { entries: { webhooks: { config: { routes: { a: ${route("canary-0123456789")}, b: ${route("$UNSET_SECRET")}, c: ${route("canary", "enabled: false, path: '/c'")} } } } } } }`,
      { mode: 0o600 },
    );
    const { code, out } = await run(["routes", "--config", config]);
    expect(code).toBe(1);
    expect(out.split("\n").map((line) => line.replaceAll(/ +/g, " "))).toEqual([
      "ROUTE PATH SESSION STATE",
      "a /plugins/webhooks/a agent:main:main secret resolves",
      "b /plugins/webhooks/b agent:main:main secret does not resolve: the environment variable UNSET_SECRET is not set, or blank",
      "c /c agent:main:main disabled",
      "",
    ]);
  });

  test("routes without a configuration says where it was looked for and what to do", async () => {
    const stateDir = join(temporaryDirectory(), "none");
    const file = join(stateDir, "openclaw.json");
    const unnamed = await run(["routes", "--state-dir", stateDir]);
    expect([unnamed.code, unnamed.out, unnamed.err]).toEqual([
      2,
      "",
      `There is no configuration at ${file}. Run "taskflow-webhooks serve" once to create one there, or name another with --config.\n`,
    ]);
    const named = await run(["routes", "--config", file]);
    expect([named.code, named.err]).toEqual([
      2,
      `There is no configuration at ${file}. Name one that exists with --config.\n`,
    ]);
  });

  test("secret generate prints 32 random bytes", async () => {
    const [one, two] = [await run(["secret", "generate"]), await run(["secret", "generate"])];
    expect(Buffer.from(one.out.trim(), "base64url")).toHaveLength(32);
    expect(one.out).not.toBe(two.out);
  });

  test.each([["--help"], ["serve", "--help"], ["routes", "-h"], ["secret", "--help"]])(
    "%s %s shows usage",
    async (...args) => {
      const result = await run(args.filter(Boolean));
      expect([result.code, result.out]).toEqual([0, expect.stringMatching(/^Usage: taskflow-webhooks/)]);
    },
  );

  test("--version prints the version, after a command too", async () => {
    expect((await run(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await run(["serve", "--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
