import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadConfig } from "../../src/gateway/config/load-config.ts";
import { openStore } from "../../src/store/open-store.ts";
import { codeBlocks, documentAt } from "../support/documents.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { MAIN } from "../support/program.ts";

const FOLDER = fileURLToPath(new URL("../../deploy/systemd", import.meta.url));
const UNIT = join(FOLDER, "taskflow-webhooks.service");
const BACKUP = join(FOLDER, "taskflow-webhooks-backup.service");

test.each(["taskflow-webhooks", "taskflow-webhooks-backup"])(
  "systemd rates the exposure of %s.service below 2.0",
  (name) => {
    const unit = join(FOLDER, `${name}.service`);
    const report = execFileSync("systemd-analyze", ["security", "--offline=true", unit], { encoding: "utf8" });
    const [, exposure] = /Overall exposure level for \S+: ([\d.]+)/.exec(report) ?? [];
    expect(Number(exposure)).toBeLessThan(2);
  },
);

test.each(["taskflow-webhooks.service", "taskflow-webhooks-backup.service", "taskflow-webhooks-backup.timer"])(
  "systemd knows every setting of %s",
  (name) => {
    const { stderr } = spawnSync("systemd-analyze", ["verify", join(FOLDER, name)], { encoding: "utf8" });
    const problems = stderr
      .trim()
      .split("\n")
      .filter((line) => !/is not executable: No such file/.test(line));
    expect(problems.filter(Boolean)).toEqual([]);
  },
);

test("the unit and the image of a container engine give all threads one arena of malloc", () => {
  expect(readFileSync(UNIT, "utf8")).toMatch(/^Environment=MALLOC_ARENA_MAX=1$/m);
  expect(readFileSync(join(FOLDER, "../image/Dockerfile"), "utf8")).toMatch(/^ENV .*\bMALLOC_ARENA_MAX=1\b/m);
});

test("systemd creates the user of the unit, and folders that only this user can read", () => {
  const root = temporaryDirectory();
  mkdirSync(join(root, "etc"), { recursive: true });
  execFileSync("systemd-sysusers", [`--root=${root}`, join(FOLDER, "sysusers.conf")], { stdio: "pipe" });
  expect(readFileSync(join(root, "etc/passwd"), "utf8")).toContain("taskflow-webhooks:");
  execFileSync("systemd-tmpfiles", [`--root=${root}`, "--create", join(FOLDER, "tmpfiles.conf")], { stdio: "pipe" });
  for (const folder of ["var/lib/taskflow-webhooks", "var/backups/taskflow-webhooks"])
    expect(statSync(join(root, folder)).mode & 0o777).toBe(0o700);
});

test("the backup of the timer runs every day", () => {
  const [, when = ""] = /^OnCalendar=(.+)$/m.exec(readFileSync(BACKUP.replace(/service$/, "timer"), "utf8")) ?? [];
  const env = { ...process.env, TZ: "UTC" };
  const said = execFileSync("systemd-analyze", ["calendar", "--iterations=2", when], { encoding: "utf8", env });
  const times = said.match(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g) ?? [];
  const [first = 0, second = 0] = times.map((time) => Date.parse(`${time.replace(" ", "T")}Z`));
  expect(second - first).toBe(86_400_000);
});

/** The commands of the unit as systemd runs them, with folders of the test. */
function commandsOf(unit: string, folders: Record<string, string>): string[] {
  const lines = [...readFileSync(unit, "utf8").matchAll(/^Exec(?:Start|StartPost)=(.+)$/gm)].map(
    ([, line = ""]) => line,
  );
  return lines.map((line) =>
    Object.entries(folders).reduce(
      (text, [from, to]) => text.replaceAll(from, to),
      line.replaceAll("%%", "%").replaceAll("$$", "$"),
    ),
  );
}

test("the backup of the unit is private and dated, and replaces those that are older than two weeks", async () => {
  const [stateDir, backups] = [temporaryDirectory(), temporaryDirectory()];
  await openStore({ stateDir }).close();
  const [old, recent, other] = ["taskflow-old.sqlite", "taskflow-recent.sqlite", "mine.sqlite"].map((name) =>
    join(backups, name),
  ) as [string, string, string];
  for (const file of [old, recent, other]) writeFileSync(file, "");
  const before = (days: number) => new Date(Date.now() - days * 86_400_000);
  utimesSync(old, before(16), before(16));
  utimesSync(recent, before(13), before(13));
  utimesSync(other, before(99), before(99));
  const [start = "", post = ""] = commandsOf(BACKUP, {
    "/usr/bin/taskflow-webhooks": `${process.execPath} ${MAIN}`,
    "/var/lib/taskflow-webhooks": stateDir,
    "/var/backups/taskflow-webhooks": backups,
  });
  execFileSync("sh", ["-c", start], { stdio: "pipe" });
  // systemd expands no patterns.
  execFileSync("sh", ["-c", `set -f; ${post}`], { stdio: "pipe" });
  const [made = "", ...others] = readdirSync(backups)
    .filter((name) => join(backups, name) !== other)
    .sort();
  expect(made).toMatch(/^taskflow-\d{8}T\d{6}Z\.sqlite$/);
  expect(statSync(join(backups, made)).mode & 0o777).toBe(0o600);
  expect(others).toEqual(["taskflow-recent.sqlite"]);
  expect(readdirSync(backups)).toContain("mine.sqlite");
});

const unit = readFileSync(UNIT, "utf8");
const readme = documentAt("deploy/systemd/README.md");

test("the unit and the folders of tmpfiles.conf have the same modes", () => {
  const modes = Object.fromEntries(
    [...readFileSync(join(FOLDER, "tmpfiles.conf"), "utf8").matchAll(/^d (\S+) (\d+) /gm)].map(([, path, mode]) => [
      path,
      mode,
    ]),
  );
  expect(modes).toMatchObject({
    "/etc/taskflow-webhooks": /^ConfigurationDirectoryMode=(\d+)$/m.exec(unit)?.[1],
    "/var/lib/taskflow-webhooks": /^StateDirectoryMode=(\d+)$/m.exec(unit)?.[1],
  });
});

test("systemd knows the settings of the README that add credentials to the unit", () => {
  const [dropIn = ""] = codeBlocks(readme, "ini");
  const folder = temporaryDirectory();
  const copy = join(folder, "taskflow-webhooks.service");
  writeFileSync(copy, unit);
  mkdirSync(`${copy}.d`);
  const problemsWith = (text: string) => {
    writeFileSync(join(`${copy}.d`, "secrets.conf"), text);
    const { stderr } = spawnSync("systemd-analyze", ["verify", copy], { encoding: "utf8" });
    return stderr.split("\n").filter((line) => line.includes("secrets.conf"));
  };
  expect(problemsWith(dropIn)).toEqual([]);
  expect(problemsWith(dropIn.replace("LoadCredential=", "LoadCredentials="))).toHaveLength(1);
});

test("the configuration of the README reads a credential that the unit loads", () => {
  const file = join(temporaryDirectory(), "openclaw.json");
  writeFileSync(file, codeBlocks(readme, "json5")[0] as string);
  const { secrets, warnings } = loadConfig(file);
  expect(warnings).toEqual([]);
  const loaded = [...unit.matchAll(/^LoadCredential=(\w+):/gm)].map(
    ([, id]) => `/run/credentials/taskflow-webhooks.service/${id}`,
  );
  expect(Object.values(secrets.providers).map((provider) => (provider as { path: string }).path)).toEqual(loaded);
});

test("the commands of the README are correct for the shell, and install every file of the folder", () => {
  const commands = codeBlocks(readme, "bash").join("\n");
  execFileSync("bash", ["-n"], { input: commands });
  const files = readdirSync(FOLDER).filter((name) => name !== "README.md");
  for (const name of files) expect(commands).toContain(`deploy/systemd/${name}`);
});
