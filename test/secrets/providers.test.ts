import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { resolveSecrets } from "../../src/secrets/resolve-secrets.ts";
import type { ExecProvider, FileProvider } from "../../src/secrets/secret-ref.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const CANARY = "canary-value";
const IS_ROOT = process.getuid?.() === 0;
const NOBODY = 65_534;
const value = (text: string) => ({ ok: true, value: text });
const reason = (pattern: RegExp) => ({ ok: false, reason: expect.stringMatching(pattern) });

async function ask(source: "file" | "exec", id: string, provider: FileProvider | ExecProvider) {
  const context = { providers: { p: provider }, defaults: {}, env: {} };
  const resolved = (await resolveSecrets({ route: { source, provider: "p", id } }, context)).get("route");
  if (resolved && !resolved.ok) expect(resolved.reason).not.toContain("canary");
  return resolved;
}

function write(content: string | Uint8Array, mode = 0o600): string {
  const path = join(temporaryDirectory(), "file");
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

describe("a file provider", () => {
  const single = (path: string, more: Partial<FileProvider> = {}) =>
    ask("file", "value", { source: "file", path, mode: "singleValue", ...more });
  const json = (content: string, id: string) => ask("file", id, { source: "file", path: write(content) });

  test.each([
    [`${CANARY}\r\n`, CANARY],
    [` ${CANARY} `, ` ${CANARY} `],
    [`\uFEFF${CANARY}\n`, CANARY],
  ])("reads %j as one value", async (content, expected) => {
    expect(await single(write(content))).toEqual(value(expected));
  });

  test("refuses an empty file, and one that is not UTF-8", async () => {
    expect(await single(write(""))).toEqual(reason(/blank/));
    expect(await single(write("\n"))).toEqual(reason(/blank/));
    expect(await single(write(Buffer.from([0x63, 0xff, 0x64])))).toEqual(reason(/not UTF-8/));
  });

  test("reads a file of exactly maxBytes and not one byte more", async () => {
    expect(await single(write("12345"), { maxBytes: 5 })).toEqual(value("12345"));
    expect(await single(write("123456"), { maxBytes: 5 })).toEqual(reason(/larger than 5 bytes/));
  });

  test("gives up after timeoutMs", async () => {
    const path = write("");
    const size = 256 * 1024 * 1024;
    truncateSync(path, size);
    expect(await single(path, { maxBytes: size, timeoutMs: 1 })).toEqual(reason(/too long/));
  });

  test("does not wait for the writer of a pipe", async () => {
    const path = join(temporaryDirectory(), "pipe");
    execFileSync("sh", ["-c", 'mkfifo -m 600 "$0"', path]);
    expect(await single(path)).toEqual(reason(/not a regular file/));
  });

  test.runIf(IS_ROOT)("refuses a file of another user", async () => {
    const path = write(CANARY);
    chownSync(path, NOBODY, NOBODY);
    expect(await single(path)).toEqual(reason(/another user/));
  });

  test.each([
    ["/~01", value(CANARY)],
    ["/", value(CANARY)],
    ["/list/01", reason(/nothing at/)],
    ["/list/-", reason(/nothing at/)],
    ["/list", reason(/not a string/)],
    ["/constructor", reason(/nothing at/)],
  ])("follows RFC 6901 at %s", async (id, expected) => {
    expect(await json(JSON.stringify({ "~1": CANARY, "": CANARY, list: [CANARY] }), id)).toEqual(expected);
  });
});

describe("an exec provider", () => {
  const script = (code: string) => write(`#!${process.execPath}\n${code}\n`, 0o700);
  const print = (text: string) => script(`process.stdout.write(${JSON.stringify(text)})`);
  const run = (command: string, more: Partial<ExecProvider> = {}, id = "k") =>
    ask("exec", id, { source: "exec", command, ...more });

  test.each<[string, unknown, RegExp]>([
    ["no version", { values: { k: CANARY } }, /version 1/],
    ["a version in words", { protocolVersion: "1", values: { k: CANARY } }, /version 1/],
    ["an array", [CANARY], /JSON object/],
    ["no values", { protocolVersion: 1 }, /no value/],
    ["a number for a value", { protocolVersion: 1, values: { k: 7 } }, /not a string/],
    ["a blank value", { protocolVersion: 1, values: { k: " " } }, /blank/],
    ["a value and an error", { protocolVersion: 1, values: { k: CANARY }, errors: { k: { code: CANARY } } }, /error/],
  ])("that answers with %s returns nothing", async (_what, answer, pattern) => {
    expect(await run(print(JSON.stringify(answer)))).toEqual(reason(pattern));
  });

  test("is not asked for what every object inherits", async () => {
    expect(await run(print('{"protocolVersion":1,"values":{}}'), {}, "constructor")).toEqual(reason(/no value/));
  });

  test("that prints nothing, or not UTF-8, returns nothing", async () => {
    expect(await run(print(""), { jsonOnly: false })).toEqual(reason(/blank/));
    expect(await run(script("process.stdout.write(Buffer.from([0x63, 0xff]))"), { jsonOnly: false })).toEqual(
      reason(/UTF-8/),
    );
  });

  test("answers several ids in JSON, even where plain text is allowed", async () => {
    const ref = (id: string) => ({ source: "exec", provider: "p", id }) as const;
    const providers = { p: { source: "exec" as const, command: print(CANARY), jsonOnly: false } };
    const resolved = await resolveSecrets({ a: ref("a"), b: ref("b") }, { providers, defaults: {}, env: {} });
    expect([...resolved.values()]).toEqual([reason(/JSON object/), reason(/JSON object/)]);
    expect(JSON.stringify([...resolved.values()])).not.toContain("canary");
  });

  test("is ended with everything that it started", async () => {
    const pidFile = join(temporaryDirectory(), "pid");
    const command =
      script(`const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
      require("node:fs").writeFileSync(${JSON.stringify(pidFile)}, String(child.pid)); setInterval(() => {}, 1000);`);
    expect(await run(command, { timeoutMs: 3_000 })).toEqual(reason(/longer than 3000 ms/));
    const pid = execFileSync("cat", [pidFile], { encoding: "utf8" });
    await expect.poll(() => isRunning(Number(pid))).toBe(false);
  });

  test("that cannot be started affects only its routes, and its arguments are not shown", async () => {
    const providers = { p: { source: "exec" as const, command: "/bin/sh", args: [`${CANARY}\0`] } };
    const inputs = { broken: { source: "exec", provider: "p", id: "k" }, fine: "plain" } as const;
    const resolved = await resolveSecrets(inputs, { providers, defaults: {}, env: {} });
    expect(resolved.get("fine")).toEqual(value("plain"));
    expect(resolved.get("broken")).toEqual({ ok: false, reason: expect.not.stringContaining("canary") });
  });

  test("shell syntax in a command or an argument is plain text", async () => {
    const command = script("console.log(JSON.stringify({ protocolVersion: 1, values: { k: process.argv[2] } }))");
    expect(await run(command, { args: ["$(id) `id` ; id"] })).toEqual(value("$(id) `id` ; id"));
    expect(await run(`${command} ; id`)).toEqual(reason(/ENOENT/));
  });

  test.runIf(IS_ROOT)("refuses a command of another user", async () => {
    const command = print("x");
    chownSync(command, NOBODY, NOBODY);
    expect(await run(command)).toEqual(reason(/another user/));
  });

  test("trusts a directory by where it really is", async () => {
    const command = print('{"protocolVersion":1,"values":{"k":"v"}}');
    const link = join(temporaryDirectory(), "link");
    symlinkSync(join(command, ".."), link);
    const sibling = `${join(command, "..")}-2`;
    mkdirSync(sibling);
    expect(await run(command, { trustedDirs: [link] })).toEqual(value("v"));
    expect(await run(join(link, "file"), { trustedDirs: [join(command, "..")] })).toEqual(value("v"));
    expect(await run(join(link, "file"), { trustedDirs: [sibling, "/nowhere"] })).toEqual(
      reason(/none of the trusted/),
    );
    expect(await run(command, { trustedDirs: ["/"] })).toEqual(value("v"));
    expect(await run(command, { trustedDirs: [] })).toEqual(reason(/none of the trusted/));
  });
});

/** A zombie, whose parent has not asked after it yet, is not running. */
function isRunning(pid: number): boolean {
  const state = execFileSync("sh", ["-c", `ps -o stat= -p ${pid} || true`], { encoding: "utf8" }).trim();
  return state !== "" && !state.startsWith("Z");
}
