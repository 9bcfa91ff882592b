import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../src/gateway/config/config-error.ts";
import { loadConfig } from "../../../src/gateway/config/load-config.ts";
import { resolveStoreUrl } from "../../../src/gateway/route-secrets.ts";
import { temporaryDirectory } from "../../support/gateway.ts";

function load(store: unknown, more: object = {}) {
  const file = join(temporaryDirectory(), "openclaw.json");
  writeFileSync(file, JSON.stringify({ taskflow: { store }, ...more }));
  return loadConfig(file);
}
const URL = "postgres://gateway:canary@db.example/flows";

describe("taskflow.store", () => {
  test("is a URL, the name of an environment variable, or a reference to a provider", async () => {
    const env = { DATABASE_URL: URL };
    expect(await resolveStoreUrl(load(URL), {})).toBe(URL);
    expect(await resolveStoreUrl(load("${DATABASE_URL}"), env)).toBe(URL);
    expect(await resolveStoreUrl(load({ source: "env", provider: "default", id: "DATABASE_URL" }), env)).toBe(URL);
  });

  test.each(["sqlite://canary", "canary", "", 5, { source: "env", provider: "default" }, { url: URL }])(
    "%j is a problem that shows nothing of it",
    (store) => {
      try {
        load(store);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        expect((error as ConfigError).message).toMatch(/ {2}taskflow\.store\S*: found /);
        expect((error as ConfigError).message).not.toContain("canary");
      }
    },
  );

  test("that names a missing file is a problem with the reason", async () => {
    await expect(resolveStoreUrl(load("${DATABASE_URL}"), {})).rejects.toThrow(
      /taskflow\.store: found a reference that does not resolve \(.*\), expected a postgres:\/\/ URL/,
    );
  });
});
