import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startChromium } from "../support/chromium.ts";
import { packSdk, projectWith, root, run } from "../support/packed-sdk.ts";
import { FACTS, FAULTS, SCENARIO, startStage } from "../support/sdk-stage.ts";
import { bundleScenario, servePages } from "./bundle.ts";

const installed = (path: string): string => join(root, "test/sdk-runtimes/node_modules", path);

let project: string;
let stage: Awaited<ReturnType<typeof startStage>>;
beforeAll(async () => {
  project = await projectWith(await packSdk(), SCENARIO);
});
beforeEach(async () => {
  stage = await startStage(FAULTS);
});
afterEach(() => stage.close());

test.each([
  ["Node.js", process.execPath, ["main.mjs"]],
  ["Deno", installed("@deno/linux-x64-glibc/deno"), ["run", "--allow-env", "--allow-net=127.0.0.1", "main.mjs"]],
  ["Bun", installed("@oven/bun-linux-x64/bin/bun"), ["main.mjs"]],
])("the packed SDK works in %s", async (_name, command, args) => {
  expect(JSON.parse(await run(project, command, args, { ...stage.env, DENO_NO_UPDATE_CHECK: "1" }))).toEqual(FACTS);
});

test("the packed SDK works in workerd, the runtime of Cloudflare Workers", async () => {
  writeFileSync(
    join(project, "worker.mjs"),
    await bundleScenario(project, `export default { fetch: async () => Response.json(await scenario(given)) };`, stage),
  );
  writeFileSync(join(project, "worker.capnp"), WORKERD);
  const workerd = spawn(
    installed("@cloudflare/workerd-linux-64/bin/workerd"),
    ["serve", "worker.capnp", "--control-fd=1"],
    { cwd: project, stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    const [line] = (await once(workerd.stdout, "data")) as [Buffer];
    const { port } = JSON.parse(line.toString()) as { port: number };
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(await answer.json()).toEqual(FACTS);
  } finally {
    workerd.kill("SIGKILL");
    await once(workerd, "close");
  }
});

describe("in Chromium", () => {
  test.each([
    ["a page", "page.html"],
    ["a worker", "worker.html"],
  ])(
    "the packed SDK works in %s",
    async (_where, path) => {
      const pages = await servePages(project, stage);
      const chromium = await startChromium();
      try {
        const page = await chromium.newPage();
        await page.goto(`${pages.url}/${path}`);
        await page.waitForFunction("globalThis.facts !== undefined", undefined, { timeout: 60_000, polling: 100 });
        expect(await page.evaluate("globalThis.facts")).toEqual(FACTS);
      } finally {
        await chromium.close();
        await pages.close();
      }
      // The first start of a browser takes its time on a busy machine.
    },
    120_000,
  );
});

const WORKERD = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker.mjs")],
      compatibilityDate = "2026-01-01",
    )),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
