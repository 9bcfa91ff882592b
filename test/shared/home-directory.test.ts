import { userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { stateDirOf } from "../../src/cli/options.ts";
import { resolveFrom } from "../../src/secrets/resolve-path.ts";

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["", userInfo().homedir],
  ["/somewhere/else", "/somewhere/else"],
])("with HOME=%j the home directory is the home of the user, not the current directory", (HOME, home) => {
  vi.stubEnv("HOME", HOME);
  expect(stateDirOf(undefined)).toBe(join(home, ".taskflow-webhooks"));
  expect(resolveFrom("/etc/openclaw.json", "~/secret")).toBe(join(home, "secret"));
});
