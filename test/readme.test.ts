import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EXIT } from "../src/cli/call/exit-codes.ts";
import { writeDefaultConfig } from "../src/gateway/config/default-config.ts";
import { loadConfig } from "../src/gateway/config/load-config.ts";
import { startTestGateway, temporaryDirectory } from "./support/gateway.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const block = (heading: string, language: string): string => {
  const section = readme.split(`## ${heading}\n`)[1] ?? "";
  return new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(section)?.[1] ?? "";
};
const normalise = (text: string): string =>
  text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>").replaceAll(/\b\d{13}\b/g, "<ms>");

/** Runs what the README says to paste, against a gateway as its first start sets one up; gives standard output. */
async function paste(script: string): Promise<string> {
  const home = temporaryDirectory();
  mkdirSync(join(home, ".taskflow-webhooks"));
  const file = join(home, ".taskflow-webhooks", "openclaw.json");
  writeDefaultConfig(file);
  // The command as it is when installed.
  const main = new URL("../src/main.ts", import.meta.url).pathname;
  writeFileSync(join(home, "taskflow-webhooks"), `#!/bin/sh\nexec ${process.execPath} ${main} "$@"\n`, { mode: 0o755 });
  const gateway = await startTestGateway({ routes: loadConfig(file).webhooks.config.routes ?? {} });
  try {
    const shell = spawn("bash", ["-c", script.replaceAll("http://127.0.0.1:18789", gateway.url)], {
      cwd: home,
      env: { ...process.env, HOME: home, PATH: `${home}:${process.env.PATH}` },
    });
    let out = "";
    shell.stdout.on("data", (chunk) => {
      out += chunk;
    });
    await once(shell, "close");
    return out;
  } finally {
    await gateway.close();
  }
}

test("the curl walk of the README gives the answers that it shows", async () => {
  const out = await paste(
    `${block("A whole flow with curl", "bash")}${block("One contract, in the form that your tool takes", "bash")}`,
  );
  const shown = normalise(block("A whole flow with curl", "json"));
  expect(normalise(out).startsWith(shown)).toBe(true);
  const byPath = JSON.parse(out.trim().split("\n").at(-1) ?? "");
  expect(byPath.result.flow).toMatchObject({ revision: 3, status: "succeeded" });
});

test("the walk with the command gives what the README shows, and its table has all exit codes", async () => {
  expect(normalise(await paste(block("CI and shells", "bash")))).toBe(normalise(block("CI and shells", "json")));
  const rows = Object.values(EXIT).map(([code, meaning]) => `${code} ${meaning.replaceAll(/--[a-z-]+/g, "`$&`")}`);
  const table = [...readme.matchAll(/^\| (\d) +\| (.*?) +\|$/gm)].map(([, code, meaning]) => `${code} ${meaning}`);
  expect(table).toEqual(rows);
});

test("the README's commands are the program's", () => {
  const main = new URL("../src/main.ts", import.meta.url).pathname;
  const usage = execFileSync(process.execPath, [main, "serve", "--help"], { encoding: "utf8" });
  expect(readme).toContain(/Usage: (.*)/.exec(usage)?.[1]);
});

test("what the README shows of the SDK is taken from the SDK's own, whose examples are run", () => {
  const own = readFileSync(new URL("../sdk/README.md", import.meta.url), "utf8");
  const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code);
  expect(examples).not.toEqual([]);
  for (const example of examples) expect(own).toContain(example);
});
