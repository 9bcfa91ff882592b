import { describe, expect, test } from "vitest";
import { type Command, commandTree } from "../../src/cli/completion/command-tree.ts";
import { run } from "../support/program.ts";

const tree = commandTree();
const leaves = tree.flatMap((command): [string[], Command][] =>
  command.commands.length === 0
    ? [[[command.name], command]]
    : command.commands.map((inner): [string[], Command] => [[command.name, inner.name], inner]),
);

describe("completion offers exactly what the commands accept", () => {
  test("every command of the help, and no other", async () => {
    const { out } = await run(["--help"]);
    const named = [...out.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name);
    expect(new Set(tree.map(({ name }) => name))).toEqual(new Set(named));
  });

  test.each(leaves)("every option of %j, and no other", async (words, { flags }) => {
    const { out } = await run([...words, "--help"]);
    const options = [...out.matchAll(/^ {2}(?:-h, )?(--[a-z-]+)/gm)].map(([, name]) => name);
    const negated = [...out.matchAll(/(--no-[a-z-]+)\s+for false/g)].map(([, name]) => name);
    const helpOnly = options.length === 0 ? ["--help"] : [];
    expect(new Set(flags.map(({ name }) => name))).toEqual(new Set([...options, ...negated, ...helpOnly]));
  });
});

test.each([["tcsh"], []])("completion %s is a usage error that names the shells", async (...args) => {
  const { code, err } = await run(["completion", ...args]);
  expect([code, err]).toEqual([2, expect.stringContaining("bash, zsh or fish")]);
});
