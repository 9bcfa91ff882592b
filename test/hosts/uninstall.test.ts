import { execFile } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { send } from "./support/client.ts";
import { Host, root, SECRET } from "./support/host.ts";

const routes: Routes = { zapier: { sessionKey: "agent:main:main", secret: SECRET } };
const WRONG = { authorization: "Bearer wrong" };

let tarball: string;
beforeAll(async () => {
  const directory = temporaryDirectory();
  // What it holds was built before the suite.
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", directory];
  await promisify(execFile)("npm", pack, { cwd: root });
  tarball = join(directory, readdirSync(directory)[0] ?? "");
});

/** The entry of the plugin in a file of the gateway's configuration. */
function entryIn(host: Host, name: string) {
  const text = readFileSync(join(host.home, ".openclaw", name), "utf8");
  return (JSON.parse(text) as { plugins: { entries: { webhooks?: object } } }).plugins.entries.webhooks;
}

test("when it is uninstalled the routes go; openclaw.json.bak brings them back, and the bundled plugin serves them", async () => {
  const host = new Host({ version: "2026.9.6", routes });
  const call = (body: object, headers?: Record<string, string>) =>
    send(host.url, { body: JSON.stringify(body), ...(headers && { headers }) });
  try {
    await host.run("plugins", "install", "--force", "--accept-capabilities", tarball);
    await host.start();
    expect(host.log).toContain('Route "zapier" is served at');
    const created = await call({ action: "create_flow", goal: "to stay" });
    expect(created.status).toBe(200);
    expect(await call({ action: "list_flows" }, WRONG)).toMatchObject({ status: 401, body: { code: "unauthorized" } });
    await host.kill();

    await host.run("plugins", "uninstall", "--force", "webhooks");
    expect(entryIn(host, "openclaw.json")).toEqual({ enabled: false });
    expect(entryIn(host, "openclaw.json.bak")).toMatchObject({ enabled: false, config: { routes } });

    // As docs/openclaw.md says.
    copyFileSync(join(host.home, ".openclaw/openclaw.json.bak"), join(host.home, ".openclaw/openclaw.json"));
    await host.run("plugins", "enable", "webhooks");
    expect(entryIn(host, "openclaw.json")).toEqual({ enabled: true, config: { routes } });
    await host.start();
    expect(host.log).not.toContain("is served at");
    // In plain text, as the bundled plugin refuses.
    expect(await call({ action: "list_flows" }, WRONG)).toMatchObject({ status: 401, body: "unauthorized" });
    const { result } = (await call({ action: "list_flows" })).body as { result: { flows: { goal: string }[] } };
    expect(result.flows.map(({ goal }) => goal)).toEqual(["to stay"]);
  } finally {
    await host.kill();
  }
}, 300_000);

test("without --force or --accept-capabilities the gateway's installer refuses it, and says so", async () => {
  const host = new Host({ version: "2026.9.6", routes });
  const refusal = (...flags: string[]) =>
    host.run("plugins", "install", ...flags, tarball).catch((error: { stdout: string; stderr: string }) => error);
  expect(await refusal("--accept-capabilities")).toMatchObject({
    stderr: expect.stringContaining("rerun with --force after reviewing the source"),
  });
  expect(await refusal("--force")).toMatchObject({ stderr: expect.stringContaining("--accept-capabilities") });
}, 300_000);
