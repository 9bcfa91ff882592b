import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { temporaryDirectory } from "../../support/gateway.ts";
import { APP_DIRECTORY, app } from "./app.ts";
import { CLI, zapierPlatform } from "./cli.ts";
import { liveGateway, SECRET } from "./gateway.ts";

const gateway = liveGateway();
const guide = readFileSync(join(APP_DIRECTORY, "README.md"), "utf8");
const section = (title: string, language: string): string => {
  const [, text = ""] = guide.split(`## ${title}\n`);
  return new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(text)?.[1] ?? "";
};

/** The app is built again, with separate files, while other tests run it. */
let copy: string;
beforeAll(() => {
  copy = temporaryDirectory();
  cpSync(APP_DIRECTORY, copy, { recursive: true, verbatimSymlinks: true });
});

test("the guide lists the steps of the app", () => {
  const rows = [...guide.matchAll(/^\| (\w[\w ()]+?) +\| (?:`(\w+)`)?/gm)].map(([, label, action]) => [label, action]);
  const labels = (steps: object): unknown[] => Object.values(steps).map(({ display }) => display.label);
  const withAction = (steps: object) =>
    Object.entries(steps).map(([action, { display }]): unknown[] => [display.label, action]);
  expect(rows).toEqual(expect.arrayContaining([...withAction(app.searches), ...withAction(app.creates)]));
  expect(rows.map(([label]) => label)).toEqual(expect.arrayContaining(labels(app.triggers)));
});

test("the commands of the guide before the upload do what the guide shows", async () => {
  const home = temporaryDirectory();
  mkdirSync(join(home, ".taskflow-webhooks"));
  writeFileSync(join(home, ".taskflow-webhooks", "openclaw.json"), `secret: "${SECRET}",\n`);
  const script = section("2. Try it, before anything is at Zapier", "bash")
    .replaceAll("http://127.0.0.1:18789", new URL(gateway.routeUrl("zapier")).origin)
    .replaceAll(/^zapier-platform/gm, `"${process.execPath}" "${CLI}"`);
  const env = { ...process.env, HOME: home };
  const { stdout } = await promisify(execFile)("bash", ["-ec", script], { cwd: copy, env, timeout: 60_000 });
  expect(stdout).toContain(section("2. Try it, before anything is at Zapier", "json"));
  expect(stdout.match(/"goal": "Review inbound queue"/g)).toHaveLength(2);
});

test("Zapier's tool packs the app, with every file that it loads", async () => {
  // Without a second check by Zapier's server.
  const { stdout } = await zapierPlatform(["build", "--skip-dep-install", "--skip-validation"], copy);
  expect(stdout).toContain("Build complete!");
});
