import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PATIENCE = { timeout: 20_000, interval: 50 };

/** The processes whose command line names a text. */
function processesNaming(text: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(join("/proc", pid, "cmdline"), "utf8").includes(text);
      } catch {
        return false;
      }
    })
    .map(Number);
}

describe("npm start", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "ends with npm when that gets a %s, and leaves no process behind",
    async (signal) => {
      const stateDir = join(temporaryDirectory(), "state");
      const npm = spawn("npm", ["start", "--", "--port", "0", "--state-dir", stateDir], { cwd: root, stdio: "pipe" });
      onTestFinished(() => {
        for (const pid of processesNaming(stateDir)) process.kill(pid, "SIGKILL");
      });
      let log = "";
      npm.stderr.on("data", (chunk) => void (log += chunk));
      await expect.poll(() => log, PATIENCE).toContain('"url"');
      const url = /"url":"([^"]+)"/.exec(log)?.[1] ?? "";
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      npm.kill(signal);
      await once(npm, "exit");
      await expect.poll(() => processesNaming(stateDir), PATIENCE).toEqual([]);
      await expect(fetch(`${url}/readyz`)).rejects.toThrow();
      expect(log).toContain("Stopped.");
    },
  );
});
