import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";

const FOLDER = fileURLToPath(new URL("../../deploy/systemd", import.meta.url));
const UNIT = join(FOLDER, "taskflow-webhooks.service");

test("systemd rates the exposure of the unit below 2.0", () => {
  const report = execFileSync("systemd-analyze", ["security", "--offline=true", UNIT], { encoding: "utf8" });
  const [, exposure] = /Overall exposure level for taskflow-webhooks\.service: ([\d.]+)/.exec(report) ?? [];
  expect(Number(exposure)).toBeLessThan(2);
});

test("systemd knows every setting of the unit", () => {
  const { stderr } = spawnSync("systemd-analyze", ["verify", UNIT], { encoding: "utf8" });
  const problems = stderr
    .trim()
    .split("\n")
    .filter((line) => !/is not executable: No such file/.test(line));
  expect(problems.filter(Boolean)).toEqual([]);
});

test("systemd creates the user of the unit, and folders that only this user can read", () => {
  const root = temporaryDirectory();
  mkdirSync(join(root, "etc"), { recursive: true });
  execFileSync("systemd-sysusers", [`--root=${root}`, join(FOLDER, "sysusers.conf")], { stdio: "pipe" });
  expect(readFileSync(join(root, "etc/passwd"), "utf8")).toContain("taskflow-webhooks:");
  execFileSync("systemd-tmpfiles", [`--root=${root}`, "--create", join(FOLDER, "tmpfiles.conf")], { stdio: "pipe" });
  const mode = execFileSync("stat", ["-c", "%a", join(root, "var/lib/taskflow-webhooks")], { encoding: "utf8" });
  expect(mode.trim()).toBe("700");
});
