import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { run } from "../../clients/support/run.ts";
import { freePort } from "../../support/free-port.ts";
import { temporaryDirectory } from "../../support/gateway.ts";
import { hasEnded } from "../../support/has-ended.ts";
import type { Credential, Workflow } from "./workflow.ts";

const HOST = join(fileURLToPath(new URL("../n8n-host", import.meta.url)), "node_modules/n8n/bin/n8n");
export const PACKAGE = fileURLToPath(new URL("../../../integrations/n8n", import.meta.url));

/** Under test n8n would print nothing, and its linter not see how files are named. */
export const AS_USUAL = { NODE_ENV: "production" };

/** It asks nobody for news, and tells nobody what it does. */
const QUIET = {
  ...AS_USUAL,
  N8N_DISABLED_MODULES: "mcp-registry",
  N8N_DIAGNOSTICS_ENABLED: "false",
  N8N_VERSION_NOTIFICATIONS_ENABLED: "false",
  N8N_TEMPLATES_ENABLED: "false",
  N8N_PERSONALIZATION_ENABLED: "false",
  N8N_DYNAMIC_BANNERS_ENABLED: "false",
  N8N_VERIFIED_PACKAGES_ENABLED: "false",
  N8N_LICENSE_AUTO_RENEW_ENABLED: "false",
  N8N_LISTEN_ADDRESS: "127.0.0.1",
};

/** What `n8n execute` prints, as far as it is looked at. */
export interface Execution {
  data: { resultData: { error?: NodeError; runData: Record<string, NodeRun[]> } };
  status: string;
}
interface NodeRun {
  executionStatus: string;
  error?: NodeError;
  data?: { main: ({ json: Json; pairedItem?: unknown }[] | null)[] };
}
export type Json = Record<string, unknown>;
interface NodeError {
  message: string;
  description?: string;
  httpCode?: string;
}

/** A real n8n with a separate database, in which the package is installed as n8n installs those of the community. */
export async function installN8n() {
  const folder = temporaryDirectory();
  const ports = { N8N_PORT: String(await freePort()), N8N_RUNNERS_BROKER_PORT: String(await freePort()) };
  const env = { ...QUIET, ...ports, N8N_USER_FOLDER: folder, N8N_ENCRYPTION_KEY: "for tests" };
  await installPackage(join(folder, ".n8n", "nodes"));
  /** What it printed; a workflow that fails is recognized by that, too. */
  const cli = (...args: string[]) =>
    new Promise<string>((resolve) => {
      const options = { cwd: folder, env: { ...process.env, ...env }, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 };
      execFile(process.execPath, [HOST, ...args], options, (_error, stdout, stderr) => resolve(stdout + stderr));
    });
  const importAll = async (kind: "credentials" | "workflow", records: readonly object[]) => {
    const file = join(folder, `${kind}.json`);
    writeFileSync(file, JSON.stringify(records));
    const output = await cli(`import:${kind}`, `--input=${file}`);
    if (!output.includes("Successfully imported")) throw new Error(output.slice(-4_000));
  };
  return {
    importCredentials: (credentials: readonly Credential[]) => importAll("credentials", credentials),
    importWorkflow: (workflow: Workflow) => importAll("workflow", [workflow]),
    publish: (id: string) => cli("publish:workflow", `--id=${id}`),
    /** Imports it, and runs it to its end, without a browser. */
    async execute(workflow: Workflow): Promise<Execution> {
      await importAll("workflow", [workflow]);
      const output = await cli("execute", `--id=${workflow.id}`);
      const [json] = /^\{\n[^]*?^\}$/m.exec(output) ?? [];
      if (!json) throw new Error(output.slice(-4_000));
      return JSON.parse(json) as Execution;
    },
    /** The server, with triggers and the interface's API, until it is stopped or the test is over. */
    async start() {
      const child = spawn(process.execPath, [HOST, "start"], { cwd: folder, env: { ...process.env, ...env } });
      onTestFinished(() => stop(child));
      const url = `http://127.0.0.1:${ports.N8N_PORT}`;
      await ready(child, `${url}/healthz/readiness`);
      return { url, stop: () => stop(child) };
    },
  };
}

/** The items that a node gave at its last run. */
export function itemsOf(execution: Execution, node: string): Json[] {
  const { runData, error } = execution.data.resultData;
  const items = runData[node]?.at(-1)?.data?.main[0];
  if (!items) throw new Error(`${node} gave nothing: ${JSON.stringify(error ?? runData[node])}`);
  return items.map(({ json }) => json);
}

/** As the guide says, of what the suite's installation has built. */
async function installPackage(nodes: string): Promise<void> {
  mkdirSync(nodes, { recursive: true });
  await run("npm", ["pack", "--ignore-scripts", "--pack-destination", nodes], { cwd: PACKAGE });
  const { name, version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  await run("npm", ["install", "--legacy-peer-deps", join(nodes, `${name}-${version}.tgz`)], { cwd: nodes });
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  let output = "";
  child.stdout?.on("data", (chunk) => void (output += chunk));
  child.stderr?.on("data", (chunk) => void (output += chunk));
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    if (hasEnded(child)) break;
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
  }
  child.kill("SIGKILL");
  throw new Error(`n8n did not start:\n${output.slice(-4_000)}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const closed = once(child, "close");
  const kill = setTimeout(() => child.kill("SIGKILL"), 10_000);
  child.kill("SIGTERM");
  await closed;
  clearTimeout(kill);
}
