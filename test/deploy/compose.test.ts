import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadConfig } from "../../src/gateway/config/load-config.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const FOLDER = fileURLToPath(new URL("../../deploy/compose", import.meta.url));
const file = (name: string) => join(FOLDER, name);

test.each(["compose.yaml", "compose.postgres.yaml"])("Compose accepts %s", (name) => {
  execFileSync("docker-compose", ["-f", file(name), "config", "--quiet"], { stdio: "pipe" });
});

test("Compose refuses a misspelt field", () => {
  const folder = temporaryDirectory();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "compose.yaml"), "services: { gateway: { image: x, restrat: always } }\n");
  expect(() =>
    execFileSync("docker-compose", ["-f", join(folder, "compose.yaml"), "config"], { stdio: "pipe" }),
  ).toThrow(/restrat/);
});

test("the gateway accepts the configuration of the replicas", () => {
  const { gateway, taskflow } = loadConfig(file("gateway.json5"));
  expect(gateway.host).toBe("0.0.0.0");
  expect(taskflow.store).toEqual({ source: "file", provider: "store", id: "value" });
});

test("Caddy accepts the configuration of the proxy", () => {
  execFileSync("caddy", ["validate", "--adapter", "caddyfile", "--config", file("Caddyfile")], { stdio: "pipe" });
});
