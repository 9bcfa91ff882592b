import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { run } from "../support/program.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const serve = (stateDir: string, ...more: string[]) => run(["serve", "--port", "0", "--state-dir", stateDir, ...more]);
/** One line, which is no part of a stack trace. */
const sentence = (text: RegExp) => expect.stringMatching(new RegExp(`^(?! {4}at )[^\\n]*${text.source}[^\\n]*\\n$`));

describe("LOG_LEVEL", () => {
  test.each([
    ["verbose", 'not "verbose"\\.$'],
    ["wran", 'Did you mean "warn"\\?$'],
    ["30", 'not "30"\\.$'],
    ["constructor", 'not "constructor"\\.$'],
    ["two\nlines", 'not "two\\\\nlines"\\.$'],
  ])("%s is one sentence that names the levels, and nothing is written", async (level, end) => {
    const stateDir = join(temporaryDirectory(), "state");
    const { code, out, err } = await run(["serve", "--port", "0", "--state-dir", stateDir], { LOG_LEVEL: level });
    expect([code, out, err]).toEqual([
      2,
      "",
      sentence(/LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, /),
    ]);
    expect(err.trim()).toMatch(new RegExp(end));
    expect(existsSync(stateDir)).toBe(false);
  });

  test("is one sentence of the MCP server too", async () => {
    const env = { LOG_LEVEL: "verbose", TASKFLOW_WEBHOOKS_URL: "http://127.0.0.1:1/x", TASKFLOW_WEBHOOKS_SECRET: "s" };
    const { code, err } = await run(["mcp"], env);
    expect([code, err]).toEqual([2, sentence(/LOG_LEVEL must be one of .* not "verbose"/)]);
  });

  test("counts in capitals too, and says nothing when it is blank", async () => {
    for (const LOG_LEVEL of ["ERROR", " "]) {
      const file = join(temporaryDirectory(), "openclaw.json");
      writeFileSync(file, "{ gateway: { port: 'x' } }");
      const { err } = await run(["serve", "--config", file], { LOG_LEVEL });
      expect(err).toMatch(/is not a valid configuration/);
    }
  });
});

describe("a state directory that cannot be made is one sentence", () => {
  const places = [
    "/proc",
    "/proc/x",
    "/proc/x/y/z",
    "/proc/self/fd",
    "/sys/x",
    "/dev/null",
    "/dev/null/x",
    "/etc/passwd/x",
  ];

  test.each(places)("%s, when the configuration is to be written there", async (place) => {
    const { code, out, err } = await serve(place);
    expect([code, out, err]).toEqual([1, "", sentence(/openclaw\.json cannot be written \([A-Z]+\)\. Choose another/)]);
  });

  test.each(places)("%s, when the store is to be opened there", async (place) => {
    const file = join(temporaryDirectory(), "openclaw.json");
    writeFileSync(file, JSON.stringify({ gateway: { port: 0 }, taskflow: { stateDir: place } }));
    const { code, err } = await run(["serve", "--config", file]);
    expect([code, err]).toEqual([1, sentence(/The state directory .* cannot be written \([A-Z]+\)\. Choose another/)]);
  });

  test("so is an empty one, which would be the current directory", async () => {
    const { code, err } = await serve("");
    expect([code, err]).toEqual([2, sentence(/--state-dir takes the path of a directory, not an empty string/)]);
  });
});

describe("an older Node", () => {
  /** This Node, which says that it is another. */
  const asNode = async (version: string, ...args: string[]) => {
    const claim = join(temporaryDirectory(), "claim.cjs");
    writeFileSync(claim, `Object.defineProperty(process.versions, "node", { value: "${version}" });`);
    const started = promisify(execFile)(process.execPath, ["--require", claim, ...args], { cwd: root });
    return started.then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  };

  test.each(["12.22.12", "20.20.2", "22.20.0", "23.11.1"])(
    "%s gets one sentence from each way to start",
    async (version) => {
      const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
      const fromScript = (script: string) => script.replace(/^(exec )?node /, "").split(" ");
      const ways = [fromScript(scripts.start), [...fromScript(scripts.cli), "routes"], ["src/main.ts", "serve"]];
      for (const way of ways) {
        const { code, stdout, stderr } = await asNode(version, ...way);
        expect([code, stdout, stderr], way.join(" ")).toEqual([
          1,
          "",
          `TaskFlow Webhooks needs Node.js 24 or newer, and this is Node.js ${version} (${process.execPath}).\n`,
        ]);
      }
    },
  );

  test("can read the file that says so, which comes first in every way to start", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    for (const script of [scripts.start, scripts.cli]) expect(script).toContain("--require ./src/check-node.cjs");
    const main = readFileSync(join(root, "src/main.ts"), "utf8");
    expect(/^import .*$/m.exec(main)?.[0]).toBe('import "./check-node.cjs";');
    // Nothing that is newer than ECMAScript 5.
    const code = readFileSync(join(root, "src/check-node.cjs"), "utf8").replaceAll(/^\/\/.*$/gm, "");
    expect(code).not.toMatch(/=>|`|\b(?:const|let|class|import|export|async|await)\b|\?\?|\?\.|\.\.\./);
  });

  test("24 and newer ones run the program", async () => {
    for (const version of ["24.0.0", "26.1.0"])
      expect(await asNode(version, "src/main.ts", "--version")).toMatchObject({ code: 0, stderr: "" });
  });
});
