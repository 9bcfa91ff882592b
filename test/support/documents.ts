import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startAdmin } from "../../src/admin/server/listener.ts";
import { VERSION } from "../../src/cli/version.ts";
import { writeDefaultConfig } from "../../src/gateway/config/default-config.ts";
import { type GatewayConfig, loadConfig } from "../../src/gateway/config/load-config.ts";
import type { Routes } from "../../src/plugin/config.ts";
import { startTestGateway, temporaryDirectory } from "./gateway.ts";
import { shortDirectory } from "./short-directory.ts";

/** The text of a document, by its path from the root of the repository. */
export function documentAt(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

/** The handwritten and generated documents of the repository, by their paths from its root. */
export function documentPaths(): string[] {
  const patterns = ["*.md", "docs/*.md", "docs/decisions/*.md", "integrations/*/*.md", "integrations/*.md"];
  return globSync(
    [...patterns, "deploy/*/*.md", "sdk/*.md", "bench/*.md", "bench/postgres/*.md", ".github/*.md", "contract/**/*.md"],
    {
      cwd: new URL("../..", import.meta.url),
    },
  );
}

/** The part of a document below a heading, up to the next heading of the same level. */
export function sectionOf(document: string, heading: string): string {
  const [, below = ""] = document.split(`\n${heading}\n`);
  const level = /^#+/.exec(heading)?.[0] ?? "##";
  return below.split(`\n${level} `)[0] ?? "";
}

/** The anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(document: string): string[] {
  return [...document.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** The code blocks of a document in one language, in order: what a reader pastes. */
export function codeBlocks(document: string, language: string): string[] {
  return [...document.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(([, code = ""]) => code);
}

/** The text without ids and times, which differ in every run. */
export function withoutIdsAndTimes(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>").replaceAll(/\b\d{13}\b/g, '"<ms>"');
}

/** The same without cursors. */
export function withoutCursors(text: string): string {
  return withoutIdsAndTimes(text).replaceAll(/"cursor":"[^"]+"/g, '"cursor":"<cursor>"');
}

/** A script that does what two terminals do, the first of which listens. It prints the first `count` events. */
export function terminals(prepare: string, listen: string, calls: string, count: number): string {
  return `${prepare}
${listen.trim()} >events.txt 2>listening.txt &
until grep -q Listening listening.txt; do sleep 0.05; done
{ ${calls} } >calls.txt
until [ "$(wc -l <events.txt)" -ge ${count} ]; do sleep 0.05; done
kill $!
head -n ${count} events.txt`;
}

interface Granted {
  grants?: NonNullable<Routes[string]["grants"]>;
  endpoints?: NonNullable<GatewayConfig["taskflow"]["endpoints"]>;
  /** Opens the socket for commands of operators. */
  admin?: boolean;
}

/** The JSON values in lines of text, without ids and times. */
export function jsonLines(text: string): unknown[] {
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(withoutIdsAndTimes(line)));
}

/**
 * Runs the commands of a document against a gateway after its first start, whose operator may have granted something to
 * the route. Returns standard output.
 */
export async function paste(script: string, { grants, endpoints, admin = false }: Granted = {}): Promise<string> {
  const home = admin ? shortDirectory() : temporaryDirectory();
  mkdirSync(join(home, ".taskflow-webhooks"));
  const file = join(home, ".taskflow-webhooks", "openclaw.json");
  writeDefaultConfig(file);
  // The command, as if installed.
  const main = new URL("../../src/main.ts", import.meta.url).pathname;
  writeFileSync(join(home, "taskflow-webhooks"), `#!/bin/sh\nexec ${process.execPath} ${main} "$@"\n`, { mode: 0o755 });
  const routes = Object.entries(loadConfig(file).webhooks.config.routes ?? {});
  const gateway = await startTestGateway({
    routes: Object.fromEntries(routes.map(([id, route]) => [id, { ...route, ...(grants && { grants }) }])),
    taskflow: { ...(endpoints && { endpoints }) },
  });
  const stateDir = join(home, ".taskflow-webhooks");
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const about = { version: VERSION };
  const listener = admin ? await startAdmin({ stateDir, host: gateway.operator, about, logger }) : undefined;
  try {
    const shell = spawn("bash", ["-c", script.replaceAll("http://127.0.0.1:18789", gateway.url)], {
      cwd: home,
      env: { ...process.env, HOME: home, PATH: `${home}:${process.env.PATH}` },
    });
    let out = "";
    shell.stdout.on("data", (chunk) => {
      out += chunk;
    });
    await once(shell, "close");
    return out;
  } finally {
    listener?.close();
    await gateway.close();
  }
}
