import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { EXIT } from "../../src/cli/call/exit-codes.ts";
import {
  codeBlocks,
  documentAt,
  paste,
  sectionOf,
  terminals,
  withoutCursors,
  withoutIdsAndTimes,
} from "../support/documents.ts";

const page = documentAt("docs/cli.md");
const main = new URL("../../src/main.ts", import.meta.url).pathname;
const help = (...command: string[]) =>
  execFileSync(process.execPath, [main, ...command, "--help"], { encoding: "utf8" });

test("the calls on the page of the command line print what it shows", async () => {
  const calls = sectionOf(page, "## Calling an action");
  const [script = ""] = codeBlocks(calls, "bash");
  const [shown = ""] = codeBlocks(calls, "json");
  expect(withoutIdsAndTimes(await paste(script))).toBe(withoutIdsAndTimes(shown));
});

test("the terminals on the page of the command line show the events of a flow", async () => {
  const section = sectionOf(page, "## Listening to events");
  const [listen = "", calls = ""] = codeBlocks(section, "bash");
  const [shown = ""] = codeBlocks(section, "json");
  const [script = ""] = codeBlocks(sectionOf(page, "## Calling an action"), "bash");
  const exports = script.split("\n\n")[0] ?? "";
  const printed = await paste(terminals(exports, listen, calls, 2));
  expect(withoutCursors(printed)).toBe(withoutCursors(shown));
});

test("the page of the command line has every exit code", () => {
  const rows = Object.values(EXIT).map(([code, meaning]) => `${code} ${meaning.replaceAll(/--[a-z-]+/g, "`$&`")}`);
  const table = [...page.matchAll(/^\| (\d) +\| (.*?) +\|$/gm)].map(([, code, meaning]) => `${code} ${meaning}`);
  expect(table).toEqual(rows);
});

test("the page of the command line has every command, and the usage of each that takes options", () => {
  const commands = [...help().matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, command = ""]) => command);
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) expect(page).toContain(`taskflow-webhooks ${command}`);
  for (const command of ["serve", "routes", "call", "listen", "work", "mcp", "forget", "export", "import"])
    expect(page).toContain(/Usage: (.*)/.exec(help(command))?.[1]);
});

test.each(["docs/cli.md", "docs/mcp.md", "docs/installation.md", "docs/workers.md"])(
  "every option that %s names is a command's",
  (path) => {
    const options = new Set(
      ["serve", "routes", "call", "listen", "work", "mcp", "forget", "export", "import"].flatMap(
        (command) => help(command).match(/--[a-z-]+/g) ?? [],
      ),
    );
    const fields = help("call", "create_flow").match(/--[a-z-]+/g) ?? [];
    const others = ["resume_flow", "create_endpoint"].flatMap((name) => help("call", name).match(/--[a-z-]+/g) ?? []);
    const known = new Set([...options, ...fields, ...others]);
    const lines = documentAt(path)
      .split("\n")
      .filter((line) => !/\bnp[mx]\b|inspector|--method|openapi-python-client/.test(line));
    for (const [option] of lines.join("\n").matchAll(/(?<![\w-])--[a-z][a-z-]+/g)) expect(known).toContain(option);
  },
);
