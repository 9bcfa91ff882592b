import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { resolveSecrets } from "../../src/secrets/resolve-secrets.ts";
import type { ExecProvider, FileProvider, SecretInput, SecretProvider } from "../../src/secrets/secret-ref.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const CANARY = "canary-value";

async function resolve(
  secret: SecretInput,
  providers: Record<string, SecretProvider> = {},
  env: NodeJS.ProcessEnv = {},
) {
  const resolved = (await resolveSecrets({ route: secret }, { providers, defaults: {}, env })).get("route");
  if (resolved && !resolved.ok) expect(resolved.reason).not.toContain("canary");
  return resolved;
}
const value = (text: string) => ({ ok: true, value: text });
const reason = (pattern: RegExp) => ({ ok: false, reason: expect.stringMatching(pattern) });

describe("plain strings and the environment", () => {
  const env = { NAME: CANARY, BLANK: " " };
  test.each<[SecretInput, unknown]>([
    ["plain", value("plain")],
    ["$lower", value("$lower")],
    ["${NAME}", value(CANARY)],
    ["$NAME", value(CANARY)],
    ["${MISSING}", reason(/MISSING is not set/)],
    [{ source: "env", provider: "default", id: "NAME" }, value(CANARY)],
    [{ source: "env", provider: "default", id: "BLANK" }, reason(/BLANK is not set, or blank/)],
    [{ source: "env", provider: "ci", id: "NAME" }, value(CANARY)],
    [{ source: "env", provider: "ci", id: "OTHER" }, reason(/OTHER is not on the allowlist/)],
    [{ source: "env", provider: "unknown", id: "NAME" }, reason(/no provider secrets\.providers\.unknown$/)],
    [
      { source: "env", provider: "ic", id: "NAME" },
      reason(/no provider secrets\.providers\.ic \(did you mean "ci"\?\)$/),
    ],
    [{ source: "file", provider: "default", id: "/x" }, reason(/no provider secrets\.providers\.default/)],
    [{ source: "file", provider: "ci", id: "/x" }, reason(/is of source env, not file/)],
  ])("%j", async (secret, expected) => {
    expect(await resolve(secret, { ci: { source: "env", allowlist: ["NAME"] } }, env)).toEqual(expected);
  });

  test("the shorthand asks the default provider that the configuration names", async () => {
    const context = {
      providers: { ci: { source: "env", allowlist: [] } as SecretProvider },
      defaults: { env: "ci" },
      env,
    };
    expect((await resolveSecrets({ route: "$NAME" }, context)).get("route")).toEqual(reason(/allowlist/));
  });
});

describe("file providers", () => {
  const document = JSON.stringify({ a: { "b/c": CANARY, n: 1, blank: " " }, list: [CANARY] });
  function secretFile(content = document, mode = 0o600): string {
    const path = join(temporaryDirectory(), "secrets");
    writeFileSync(path, content);
    chmodSync(path, mode);
    return path;
  }
  const ask = (id: string, provider: Partial<FileProvider>) =>
    resolve({ source: "file", provider: "f", id }, { f: { source: "file", path: "/nowhere", ...provider } });

  test.each<[string, unknown]>([
    ["/a/b~1c", value(CANARY)],
    ["/list/0", value(CANARY)],
    ["/a/n", reason(/not a string/)],
    ["/a/blank", reason(/blank/)],
    ["/a/missing", reason(/nothing at \/a\/missing/)],
    ["/__proto__/x", reason(/nothing at/)],
    ["value", reason(/JSON Pointer/)],
  ])("JSON at %s", async (id, expected) => {
    expect(await ask(id, { path: secretFile() })).toEqual(expected);
  });

  test("a single value loses one newline and is called value", async () => {
    const path = secretFile(`${CANARY}\n\n`);
    expect(await ask("value", { path, mode: "singleValue" })).toEqual(value(`${CANARY}\n`));
    expect(await ask("/x", { path, mode: "singleValue" })).toEqual(reason(/"value"/));
  });

  test("a file that is not JSON is not quoted", async () => {
    expect(await ask("/a", { path: secretFile(CANARY) })).toEqual(reason(/not JSON/));
  });

  test.each([0o640, 0o604, 0o660])("mode %o is not private", async (mode) => {
    expect(await ask("/list/0", { path: secretFile(document, mode) })).toEqual(reason(/mode 0600/));
  });

  test("a symbolic link is not followed", async () => {
    const link = join(temporaryDirectory(), "link");
    symlinkSync(secretFile(), link);
    expect(await ask("/list/0", { path: link })).toEqual(reason(/symbolic link/));
  });

  test("a second hard link is refused", async () => {
    const path = secretFile();
    linkSync(path, `${path}-2`);
    expect(await ask("/list/0", { path })).toEqual(reason(/more than one hard link/));
  });

  test("a directory, a missing file and a large file are refused", async () => {
    expect(await ask("/x", { path: temporaryDirectory() })).toEqual(reason(/not a regular file/));
    expect(await ask("/x", {})).toEqual(reason(/ENOENT/));
    expect(await ask("/list/0", { path: secretFile(), maxBytes: 10 })).toEqual(reason(/larger than 10 bytes/));
  });
});

describe("exec providers", () => {
  /** A real command: this Node with a script. */
  function command(script: string, mode = 0o700): string {
    const path = join(temporaryDirectory(), "provider");
    writeFileSync(path, `#!${process.execPath}\n${script}\n`);
    chmodSync(path, mode);
    return path;
  }
  const ECHO = `let text = ""; process.stdin.on("data", (c) => (text += c)).on("end", () => {
    const { protocolVersion, provider, ids } = JSON.parse(text);
    const values = Object.fromEntries(ids.filter((id) => id !== "missing" && id !== "bad").map((id) => [id, provider + ":" + id + ":" + protocolVersion]));
    console.error("${CANARY}");
    console.log(JSON.stringify({ protocolVersion: 1, values, errors: { bad: { code: "NOT_FOUND", message: "${CANARY}" } } })); });`;
  const ask = (id: string, provider: Partial<ExecProvider> & { command: string }, env: NodeJS.ProcessEnv = {}) =>
    resolve({ source: "exec", provider: "x", id }, { x: { source: "exec", ...provider } }, env);
  const print = (text: string) => command(`process.stdout.write(${JSON.stringify(text)})`);

  test("is asked in the protocol and answers by id", async () => {
    const path = command(ECHO);
    expect(await ask("team/key", { command: path })).toEqual(value("x:team/key:1"));
    expect(await ask("missing", { command: path })).toEqual(reason(/gave no value/));
    expect(await ask("bad", { command: path })).toEqual(reason(/reported an error/));
  });

  test("is asked once for all routes", async () => {
    const path =
      command(`let t = ""; process.stdin.on("data", (c) => (t += c)).on("end", () => { const { ids } = JSON.parse(t);
      console.log(JSON.stringify({ protocolVersion: 1, values: Object.fromEntries(ids.map((id) => [id, ids.join("+")])) })); });`);
    const ref = (id: string) => ({ source: "exec", provider: "x", id }) as const;
    const resolved = await resolveSecrets(
      { a: ref("one"), b: ref("two"), c: ref("one") },
      { providers: { x: { source: "exec", command: path } }, defaults: {}, env: {} },
    );
    expect([...resolved.values()]).toEqual([value("one+two"), value("one+two"), value("one+two")]);
  });

  test("sees only the environment that it is given", async () => {
    const path = command(
      `console.log(JSON.stringify({ protocolVersion: 1, values: { k: JSON.stringify([process.env.A, process.env.B, process.env.C, process.argv[2]]) } }))`,
    );
    const found = await ask("k", { command: path, env: { A: "a" }, passEnv: ["B"], args: ["arg"] }, { B: "b", C: "c" });
    expect(found).toEqual(value('["a","b",null,"arg"]'));
  });

  test("plain text is a value only where it is allowed", async () => {
    expect(await ask("k", { command: print("plain\n"), jsonOnly: false })).toEqual(value("plain"));
    expect(await ask("k", { command: print(CANARY) })).toEqual(reason(/did not answer with a JSON object/));
  });

  test("another version of the protocol is refused", async () => {
    const answer = JSON.stringify({ protocolVersion: 2, values: { k: CANARY } });
    expect(await ask("k", { command: print(answer) })).toEqual(reason(/version 1/));
  });

  test("a failure is reported without its output", async () => {
    const path = command(`console.log("${CANARY}"); console.error("${CANARY}"); process.exit(3)`);
    expect(await ask("k", { command: path })).toEqual(reason(/exit code 3/));
  });

  test("too slow, silent for too long and too much are cut off", async () => {
    const slow = command("setInterval(() => process.stdout.write(' '), 20)");
    expect(await ask("k", { command: slow, timeoutMs: 400 })).toEqual(reason(/longer than 400 ms/));
    const silent = command("setInterval(() => {}, 1000)");
    expect(await ask("k", { command: silent, noOutputTimeoutMs: 200 })).toEqual(reason(/nothing for 200 ms/));
    const loud = command(`process.stdout.write("x".repeat(100000)); setInterval(() => {}, 1000)`);
    expect(await ask("k", { command: loud, maxOutputBytes: 1000 })).toEqual(reason(/more than 1000 bytes/));
  });

  test("the command is a private, absolute, regular file, and no link", async () => {
    const path = command(ECHO);
    expect(await ask("k", { command: "node" })).toEqual(reason(/absolute/));
    expect(await ask("k", { command: "/nowhere" })).toEqual(reason(/ENOENT/));
    expect(await ask("k", { command: command(ECHO, 0o720) })).toEqual(reason(/writable by its group/));
    expect(await ask("k", { command: command(ECHO, 0o702) })).toEqual(reason(/writable by its group or by others/));
    const link = `${path}-link`;
    symlinkSync(path, link);
    expect(await ask("k", { command: link })).toEqual(reason(/symbolic link/));
    expect(await ask("k", { command: temporaryDirectory() })).toEqual(reason(/regular file/));
    expect(await ask("k", { command: command(ECHO, 0o600) })).toEqual(reason(/cannot be started|exit code/));
  });

  test("where directories are trusted, it lies in one of them", async () => {
    const path = command(ECHO);
    const elsewhere = join(temporaryDirectory(), "elsewhere");
    mkdirSync(elsewhere);
    expect(await ask("k", { command: path, trustedDirs: [join(path, "..")] })).toEqual(value("x:k:1"));
    expect(await ask("k", { command: path, trustedDirs: [elsewhere] })).toEqual(
      reason(/none of the trusted directories/),
    );
  });
});
