import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../src/gateway/config/config-error.ts";
import { describeProblem } from "../../src/shared/schema-errors/config-problem.ts";
import { childEnvironment } from "../../src/worker/child-env.ts";
import { loadWorkerConfig } from "../../src/worker/config/load-worker-config.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const SECRET = "s3cret-of-a-route";
const URL = "http://127.0.0.1:18789/plugins/webhooks/zapier";

function program(mode = 0o700): string {
  const path = join(temporaryDirectory(), "program");
  writeFileSync(path, "#!/bin/sh\n");
  chmodSync(path, mode);
  return path;
}

interface Options {
  env?: NodeJS.ProcessEnv;
  directory?: string;
}

/** Loads a file with this content. */
function load(config: unknown, { env = {}, directory = temporaryDirectory() }: Options = {}) {
  const file = join(directory, "worker.json5");
  writeFileSync(file, typeof config === "string" ? config : JSON.stringify(config));
  return loadWorkerConfig(file, env);
}

/** A configuration with one queue. */
function withQueue(queue: object, route: object = {}, more: object = {}) {
  return { routes: { zapier: { url: URL, secret: SECRET, queues: { builds: queue }, ...route } }, ...more };
}

async function problemsOf(config: unknown, options: Options = {}): Promise<string[]> {
  const error = await load(config, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ConfigError);
  expect((error as ConfigError).message).not.toContain(SECRET);
  return (error as ConfigError).problems.map(describeProblem);
}

describe("the file of a worker", () => {
  test("names routes, and what runs the tasks of each queue", async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "work"));
    const [command, agent] = [program(), program()];
    const text = `{ // JSON5
      workerId: "build-1", shutdownMs: 30_000, health: { port: 9090 },
      routes: {
        zapier: { url: "${URL}", secret: "\${ZAPIER}", queues: {
          builds: { command: "${command}", args: ["--fast"], cwd: "work", concurrency: 4, env: { A: "\${WORD}" } },
          agents: { acp: "${agent}", passEnv: ["OPENAI_API_KEY"], permissions: ["read"], timeoutMs: 60000 },
        } },
        other: { url: "${URL}", secretFile: "other.secret", queues: { builds: { command: "${command}" } } },
      },
    }`.replace("30_000", "30000");
    writeFileSync(join(directory, "other.secret"), "s3cret-of-another\n", { mode: 0o600 });
    const settings = await load(text, { env: { ZAPIER: SECRET, WORD: "hello" }, directory });
    expect(settings).toMatchObject({
      workerId: "build-1",
      shutdownMs: 30_000,
      health: { host: "127.0.0.1", port: 9090 },
      routes: [
        {
          name: "zapier",
          url: URL,
          secret: SECRET,
          queues: [
            {
              queues: ["builds"],
              runs: "command",
              command,
              args: ["--fast"],
              cwd: join(directory, "work"),
              concurrency: 4,
              env: { A: "hello" },
              killAfterMs: 5_000,
              isChecked: true,
            },
            { queues: ["agents"], runs: "agent", command: agent, permissions: ["read"], timeoutMs: 60_000 },
          ],
        },
        { name: "other", secret: "s3cret-of-another", queues: [{ concurrency: 1, args: [] }] },
      ],
    });
  });

  test("is refused with every mistake at its place, and what was meant", async () => {
    const config = withQueue(
      { comand: "/x", concurrency: 0, permissions: ["raed"] },
      { url: "zapier", queue: {} },
      { helth: {} },
    );
    expect(await problemsOf(config)).toEqual([
      expect.stringMatching(/^helth: unknown key.*Did you mean "health"\?$/),
      expect.stringMatching(/^routes\.zapier\.queue: unknown key.*Did you mean "queues"\?$/),
      expect.stringMatching(/^routes\.zapier\.url: found "zapier", expected a string that matches/),
      expect.stringMatching(/^routes\.zapier\.queues\.builds\.comand: unknown key.*Did you mean "command"\?$/),
      "routes.zapier.queues.builds.concurrency: found 0, expected 1 or more",
      expect.stringMatching(/permissions\.0: found "raed", expected one of read, .*Did you mean "read"\?$/),
      "routes.zapier.queues.builds: found no program, expected command, or acp for an agent",
    ]);
  });

  test.each<[string, unknown, RegExp]>([
    ["no routes", { routes: {} }, /^routes: .*expected 1 key or more/],
    ["no secret", withQueue({ command: program() }, { secret: undefined }), /^routes\.zapier\.secret: found nothing/],
    [
      "two secrets",
      withQueue({ command: program() }, { secretFile: "x" }),
      /^routes\.zapier\.secretFile: found secret too/,
    ],
    ["a variable that is not set", withQueue({ command: program() }, { secret: "${NOPE}" }), /NOPE is not set/],
    [
      "a name that is no queue",
      withQueue({}, { queues: { "My Queue": { command: program() } } }),
      /queues\["My Queue"\]/,
    ],
    ["both programs", withQueue({ command: program(), acp: program() }), /builds: found command and acp/],
    ["an agent's setting", withQueue({ command: program(), permissions: [] }), /permissions: found it beside command/],
    [
      "no such directory",
      withQueue({ command: program(), cwd: "/nowhere" }),
      /cwd: found "\/nowhere", expected a directory/,
    ],
    [
      "a bad address",
      withQueue({ command: program() }, {}, { health: { port: 1, bind: "x" } }),
      /^health\.bind: found "x"/,
    ],
    [
      "a server that is none",
      withQueue({ acp: program(), mcpServers: [{ name: "x" }] }),
      /mcpServers\.0: found neither/,
    ],
    [
      "a NUL in the environment of a program",
      withQueue({ command: program(), env: { A: "a\0b" } }),
      /env\.A: found a string, expected a string without U\+0000/,
    ],
    [
      "a NUL in an argument",
      withQueue({ command: program(), args: ["a\0b"] }),
      /args\.0: found a string, expected a string without U\+0000/,
    ],
    ["no JSON5", "{", /JSON5/],
  ])("is refused with %s", async (_what, config, expected) => {
    expect(await problemsOf(config)).toEqual([expect.stringMatching(expected)]);
  });

  test("has a warning for a secret in it, if every user of the machine can read it", async () => {
    const config = withQueue({ command: program() });
    const warning = expect.stringMatching(/^Route "zapier": its secret is plain text in .*worker\.json5/);
    expect((await load(config)).warnings).toEqual([warning]);
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "worker.json5"), "", { mode: 0o600 });
    expect((await load(config, { directory })).warnings).toEqual([]);
    const reference = withQueue({ command: program() }, { secret: "${ZAPIER}" });
    expect((await load(reference, { env: { ZAPIER: SECRET } })).warnings).toEqual([]);
  });

  test("is refused with a secret in a file that others can read", async () => {
    const path = join(temporaryDirectory(), "secret");
    writeFileSync(path, SECRET, { mode: 0o644 });
    const config = withQueue({ command: program() }, { secret: undefined, secretFile: path });
    expect(await problemsOf(config)).toEqual([expect.stringContaining("accessible to its group or to others")]);
  });
});

describe("a program of a configuration passes the checks of commands that print secrets:", () => {
  const linked = join(temporaryDirectory(), "link");
  symlinkSync(program(), linked);

  test.each<[string, string]>([
    ["the command is writable by its group or by others", program(0o722)],
    ["the command is a symbolic link", linked],
    ["the command is not a regular file", temporaryDirectory()],
    ["the command cannot be found (ENOENT)", "/nowhere/program"],
  ])("%s", async (reason, path) => {
    for (const key of ["command", "acp"])
      expect(await problemsOf(withQueue({ [key]: path }))).toEqual([
        `routes.zapier.queues.builds.${key}: found "${path}" (${reason}), expected an executable file that only its owner can change, and no link`,
      ]);
    const server = { name: "files", command: path };
    expect(await problemsOf(withQueue({ acp: program(), mcpServers: [server] }))).toEqual([
      expect.stringContaining(`mcpServers.0.command: found "${path}" (${reason})`),
    ]);
  });

  test("the command is in none of the trusted directories", async () => {
    const trustedDirs = [temporaryDirectory()];
    expect(await problemsOf(withQueue({ command: program(), trustedDirs }))).toEqual([
      expect.stringContaining("in none of the trusted directories"),
    ]);
  });
});

describe("the environment of a program", () => {
  const ours = {
    PATH: "/bin",
    HOME: "/home/a",
    LC_ALL: "C",
    OPENAI_API_KEY: "k",
    TASKFLOW_WEBHOOKS_SECRET: SECRET,
    OTHER: "o",
  };

  test("has what every program needs, and what is named", () => {
    expect(childEnvironment({ env: { A: "1", HOME: "/srv" }, passEnv: ["OPENAI_API_KEY", "NOT_SET"] }, ours)).toEqual({
      PATH: "/bin",
      HOME: "/srv",
      LC_ALL: "C",
      OPENAI_API_KEY: "k",
      A: "1",
    });
  });

  test.each<[string, object, string]>([
    ["passEnv names the worker's own variable", { passEnv: ["TASKFLOW_WEBHOOKS_SECRET"] }, "passEnv.0"],
    ["passEnv names a variable with the secret", { passEnv: ["ZAPIER"] }, "passEnv.0"],
    ["env holds the secret", { env: { TOKEN: "Bearer ${ZAPIER}" } }, "env.TOKEN"],
    ["an argument holds the secret", { args: ["x", "--token=${ZAPIER}"] }, "args.1"],
  ])("never has the secret of a route: %s", async (_what, queue, place) => {
    const env = { ...ours, ZAPIER: SECRET };
    const config = withQueue({ command: program(), ...queue }, { secret: "${ZAPIER}" });
    expect(await problemsOf(config, { env })).toEqual([
      expect.stringMatching(
        new RegExp(`^routes\\.zapier\\.queues\\.builds\\.${place.replace(".", "\\.")}: .*reaches no program`),
      ),
    ]);
  });

  test("never has the secret of another route, nor through an MCP server", async () => {
    const env = { OTHER: "another-secret-of-a-route" };
    const server = { name: "x", url: "http://127.0.0.1:1/mcp", headers: { authorization: "Bearer ${OTHER}" } };
    const config = withQueue({ acp: program(), mcpServers: [server] });
    const other = { url: URL, secret: "${OTHER}", queues: { builds: { command: program() } } };
    expect(await problemsOf({ routes: { ...config.routes, other } }, { env })).toEqual([
      expect.stringMatching(/^routes\.zapier\.queues\.builds\.mcpServers\.0: found the secret of a route/),
    ]);
  });
});
