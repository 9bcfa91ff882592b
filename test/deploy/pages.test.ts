import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { writeDefaultConfig } from "../../src/gateway/config/default-config.ts";
import { openStore } from "../../src/store/open-store.ts";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import { commandsOn } from "../support/commands.ts";
import { codeBlocks, documentAt, sectionOf } from "../support/documents.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { MAIN } from "../support/program.ts";
import { timeOf } from "../support/time.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const backups = documentAt("docs/backup.md");
const upgrades = documentAt("docs/upgrade.md");
const deployment = documentAt("docs/deploy.md");

/** A home directory with a gateway's state, one flow in it, and the command as if it were installed. */
async function home() {
  const folder = temporaryDirectory();
  const stateDir = join(folder, ".taskflow-webhooks");
  mkdirSync(stateDir, { mode: 0o700 });
  writeDefaultConfig(join(folder, "openclaw.json"));
  const store = openStore({ stateDir });
  const session = bindSession(commandsOn(store), timeOf(Date.now), {
    sessionKey: "agent:main:main",
    routeId: "zapier",
  });
  await session.createManaged({ goal: "one", controllerId: "test" });
  await store.close();
  writeFileSync(join(folder, "taskflow-webhooks"), `#!/bin/sh\nexec ${process.execPath} ${MAIN} "$@"\n`, {
    mode: 0o755,
  });
  const env = { ...process.env, HOME: folder, PATH: `${folder}:${process.env.PATH}` };
  const paste = (script: string) =>
    execFileSync("bash", ["-euo", "pipefail", "-c", script], { cwd: folder, env, encoding: "utf8", stdio: "pipe" });
  return { folder, stateDir, paste };
}

describe("the commands of the page about backups", () => {
  const [sqlite = ""] = backups.split("\n## PostgreSQL\n");
  const rehearsal = sectionOf(backups, "## Test your restore");

  test("back up, check, restore, and rehearse a restore", async () => {
    const { stateDir, paste } = await home();
    const [backup = "", restore = "", ...others] = codeBlocks(sqlite, "bash");
    expect(others).toEqual([]);
    expect(paste(backup)).toMatch(/flows +1\n[^]*No damage was found\.\n$/);
    expect(paste(restore)).toContain("Restored 1 flows");
    expect(globSync("replaced-*", { cwd: stateDir })).toHaveLength(1);
    const [rehearse = ""] = codeBlocks(rehearsal, "bash");
    expect(paste(rehearse)).toMatch(/flows +1\n[^]*No damage was found\.\n$/);
  });

  test("back up from cron, and keep two weeks", async () => {
    const { folder, paste } = await home();
    mkdirSync(join(folder, "backups"));
    const [line = ""] = codeBlocks(sqlite, "crontab");
    // Five fields for the time. Without a backslash, % ends a command of cron.
    const command = line.trim().split(" ").slice(5).join(" ");
    expect(command).not.toMatch(/(?<!\\)%/);
    paste(command.replaceAll("\\%", "%"));
    const [made = ""] = globSync("backups/*", { cwd: folder });
    expect(made).toMatch(/^backups\/taskflow-\d{4}-\d\d-\d\d\.sqlite$/);
    expect(statSync(join(folder, made)).mode & 0o777).toBe(0o600);
  });

  test("name files of the image, of Compose and of systemd that exist", () => {
    for (const [path = ""] of backups.matchAll(/deploy\/[\w./-]+/g))
      expect(existsSync(join(ROOT, path)), path).toBe(true);
    const image = readFileSync(join(ROOT, "deploy/image/Dockerfile"), "utf8");
    for (const [, program = ""] of backups.matchAll(/node (\/app\/\S+)/g)) expect(image).toContain(`"${program}"`);
    for (const [unit] of backups.matchAll(/taskflow-webhooks-backup\.timer/g))
      expect(existsSync(join(ROOT, "deploy/systemd", unit))).toBe(true);
  });
});

describe("the commands of the page about upgrades", () => {
  test("back up, check the configuration, and go back", async () => {
    const { folder, stateDir, paste } = await home();
    const [backup = "", routes = "", restore = "", ...others] = codeBlocks(upgrades, "bash");
    expect(others).toEqual([]);
    expect(paste(backup)).toContain("No damage was found.");
    expect(paste(routes)).toContain("/plugins/webhooks/zapier");

    // A newer version has changed the database.
    const file = join(stateDir, "taskflow.sqlite");
    const db = new DatabaseSync(file);
    db.exec("INSERT INTO schema_version (version, applied_at) VALUES (9999, 0)");
    db.close();
    const before = readFileSync(file);
    const [shown = ""] = codeBlocks(upgrades, "text");
    const serve = `taskflow-webhooks serve --config openclaw.json --port 0 --state-dir ${stateDir} 2>&1 || true`;
    const sentence = (text: string) =>
      text
        .trim()
        .replaceAll(/\d+/g, "N")
        .replaceAll(/\S*(?=taskflow\.sqlite)/g, "");
    expect(sentence(paste(serve))).toContain(sentence(shown));
    expect(readFileSync(file).equals(before)).toBe(true);

    expect(paste(restore)).toContain("Restored 1 flows");
    expect(paste("taskflow-webhooks check")).toMatch(/flows +1\n/);
    expect(globSync("before-upgrade.sqlite", { cwd: folder })).toHaveLength(1);
  });
});

describe("the commands of the page about deploying", () => {
  test("install the units, the user and the folders of systemd", () => {
    const root = temporaryDirectory();
    for (const folder of ["etc/systemd/system", "usr/lib/sysusers.d", "usr/lib/tmpfiles.d"])
      mkdirSync(join(root, folder), { recursive: true });
    const [install = ""] = codeBlocks(sectionOf(deployment, "## With systemd"), "bash");
    const script = install
      .replace(/^npm ci .*\n/, "")
      .replaceAll(/ \/(?=etc|usr)/g, ` ${root}/`)
      .replace("systemd-sysusers", `systemd-sysusers --root=${root} ${root}/usr/lib/sysusers.d/*.conf`)
      .replace("systemd-tmpfiles", `systemd-tmpfiles --root=${root} ${root}/usr/lib/tmpfiles.d/*.conf`)
      .replaceAll("taskflow-webhooks secret", `${process.execPath} ${MAIN} secret`);
    execFileSync("bash", ["-euc", script], { cwd: ROOT, stdio: "pipe" });
    const units = globSync("etc/systemd/system/*", { cwd: root }).map((path) =>
      path.replace("etc/systemd/system/", ""),
    );
    const enabled = [...deployment.matchAll(/systemctl enable --now (.+)/g)].flatMap(([, names = ""]) =>
      names.split(" "),
    );
    expect(enabled.length).toBeGreaterThan(0);
    for (const unit of enabled) expect(units).toContain(unit);
    expect(statSync(join(root, "etc/taskflow-webhooks/route.secret")).mode & 0o777).toBe(0o600);
  });

  test("name files that exist", () => {
    for (const [path = ""] of deployment.matchAll(/deploy\/[\w./-]+\.\w+/g))
      expect(existsSync(join(ROOT, path)), path).toBe(true);
  });
});
