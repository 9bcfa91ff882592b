import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Routes } from "../../../src/plugin/config.ts";
import { freePort } from "../../support/free-port.ts";
import { temporaryDirectory } from "../../support/gateway.ts";
import { hasEnded } from "../../support/has-ended.ts";

/** The OpenClaw gateways that the plugin is tested in; test/hosts/install.mjs puts each into a separate folder. */
export const VERSIONS = ["2026.5.6", "2026.9.6"] as const;
export type Version = (typeof VERSIONS)[number];

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const SECRET = "s3cret-zapier";
/** In the gateway's environment, as `FORMER_SECRET`. */
export const FORMER_SECRET = "s3cret-former";

const READY_WITHIN_MS = 90_000;
const COMMAND_WITHIN_MS = 120_000;
const program = (version: Version): string => join(root, "test/hosts", version, "node_modules/openclaw/openclaw.mjs");

export interface HostOptions {
  version: Version;
  /** Read under `plugins.entries.webhooks.config` by the bundled plugin or by ours. */
  routes: Routes;
  /** `plugins.load.paths`: where our plugin lies; absent: the bundled one, or what was installed. */
  loadPath?: string;
  /** Base URL of an OpenAI-compatible model, which its agent uses. */
  modelUrl?: string;
  /** Kept over restarts; default: a new one. */
  home?: string;
}

/** A real OpenClaw gateway, in a separate home directory. */
export class Host {
  readonly home: string;
  readonly #options: HostOptions;
  #process: ChildProcess | undefined;
  #port = 0;
  #log = "";

  constructor(options: HostOptions) {
    this.#options = options;
    this.home = options.home ?? temporaryDirectory();
    mkdirSync(join(this.home, ".openclaw"), { recursive: true });
    writeFileSync(join(this.home, ".openclaw", "openclaw.json"), JSON.stringify(configuration(options)));
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Everything that the gateway said since it started. */
  get log(): string {
    return this.#log;
  }

  /** Resolves when it has loaded its plugins, and its first route answers. */
  async start(): Promise<this> {
    this.#port = await freePort();
    this.#log = "";
    const args = [program(this.#options.version), "gateway", "run", "--port", String(this.#port)];
    const child = spawn(process.execPath, args, {
      env: this.#env(),
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        this.#log += chunk.toString();
      });
    const [routeId, route] = Object.entries(this.#options.routes)[0] ?? [];
    const path = route?.path ?? `/plugins/webhooks/${routeId}`;
    for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await delay(100)) {
      if (hasEnded(child)) break;
      if (!/\[gateway\] ready$/m.test(this.#log)) continue;
      const answer = await fetch(`${this.url}${path}`).catch(() => undefined);
      if (answer?.status === 405) return this;
    }
    throw new Error(`openclaw ${this.#options.version} did not become ready:\n${this.#log}`);
  }

  /** As a crash would; its children go with it. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child?.pid || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    process.kill(-child.pid, "SIGKILL");
    await ended;
  }

  /** A command of the gateway's own, with its home. */
  async run(...args: string[]): Promise<string> {
    const command = [program(this.#options.version), ...args];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
      env: this.#env(),
      timeout: COMMAND_WITHIN_MS,
    });
    return stdout + stderr;
  }

  #env(): NodeJS.ProcessEnv {
    // A gateway behaves otherwise where it finds itself in a test.
    const inherited = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV$|TEST$)/.test(name));
    // npm, which installs plugins, runs on this Node too.
    const PATH = `${dirname(process.execPath)}:${process.env.PATH ?? ""}`;
    return {
      ...Object.fromEntries(inherited),
      PATH,
      HOME: this.home,
      OTHER_SECRET: SECRET,
      FORMER_SECRET,
      NO_COLOR: "1",
    };
  }
}

function configuration({ routes, loadPath, modelUrl }: HostOptions): object {
  return {
    ...(modelUrl && withModel(modelUrl)),
    // Behind a trusted proxy a request names its client, so that a test decides whose rate it counts for.
    gateway: {
      mode: "local",
      bind: "loopback",
      auth: { mode: "token", token: "a-token-for-tests-alone-0123456789" },
      trustedProxies: ["127.0.0.1"],
    },
    plugins: {
      ...(loadPath && { load: { paths: [loadPath] } }),
      entries: { webhooks: { enabled: true, config: { routes } } },
    },
  };
}

function withModel(baseUrl: string): object {
  const cost = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
  const limits = { contextWindow: 128_000, maxTokens: 4_096 };
  const model = { id: "fake", name: "fake", input: ["text"], reasoning: false, cost, ...limits };
  const provider = { baseUrl, apiKey: "none", api: "openai-completions", models: [model] };
  return {
    models: { providers: { loopback: provider } },
    agents: { defaults: { model: { primary: "loopback/fake" } } },
  };
}

/** Where a gateway finds our plugin in a checkout; before 2026.9 a secret that fails would else stop the gateway. */
export function pluginIn(version: Version, directory: string = root): string {
  return version === "2026.5.6" ? join(directory, "dist/openclaw-2026.5") : directory;
}

/**
 * A copy of the built plugin, outside of the checkout. OpenClaw 2026.9 takes its own extensions for parts of a plugin in
 * whose folder it lies, as the gateways of this suite do, and then runs no agent.
 */
export function copiedPlugin(): string {
  const directory = temporaryDirectory();
  for (const part of ["openclaw.plugin.json", "dist"])
    cpSync(join(root, part), join(directory, part), { recursive: true });
  const { name, version, type, openclaw } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  // Without dependencies: the built plugin has them inside, and the host looks for what is named.
  writeFileSync(join(directory, "package.json"), JSON.stringify({ name, version, type, openclaw }));
  return directory;
}
