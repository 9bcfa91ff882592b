import { execFile } from "node:child_process";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { resolveSecrets } from "../../src/secrets/resolve-secrets.ts";
import type { ExecProvider, SecretProvider } from "../../src/secrets/secret-ref.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const CANARY = "canary-value";
const value = (text: string) => ({ ok: true, value: text });
const reason = (pattern: RegExp) => ({ ok: false, reason: expect.stringMatching(pattern) });

/** A real command: this Node with a script. */
function command(script: string, directory = temporaryDirectory()): string {
  const path = join(directory, "provider");
  writeFileSync(path, `#!${process.execPath}\n${script}\n`);
  chmodSync(path, 0o700);
  return path;
}
const print = (text: string | Buffer) =>
  command(`process.stdout.write(Buffer.from("${Buffer.from(text).toString("base64")}", "base64"))`);
const answer = (values: unknown, more: object = {}) => JSON.stringify({ protocolVersion: 1, values, ...more });

async function ask(ids: string[], provider: Partial<ExecProvider> & { command: string }) {
  const inputs = Object.fromEntries(ids.map((id) => [id, { source: "exec", provider: "x", id } as const]));
  const providers: Record<string, SecretProvider> = { x: { source: "exec", ...provider } };
  const resolved = await resolveSecrets({ ...inputs, plain: "plain" }, { providers, defaults: {}, env: {} });
  expect(resolved.get("plain")).toEqual(value("plain"));
  for (const secret of resolved.values()) if (!secret.ok) expect(secret.reason).not.toContain("canary");
  return ids.map((id) => resolved.get(id));
}

describe("a command that cannot be started leaves the other routes alone, and is not quoted", () => {
  test.each<[string, Partial<ExecProvider>]>([
    ["an argument with a NUL byte", { args: [`${CANARY}\0`] }],
    ["an environment value with a NUL byte", { env: { A: `${CANARY}\0` } }],
    ["an argument that is too long for the system", { args: [CANARY.repeat(300_000)] }],
  ])("%s", async (_what, provider) => {
    expect(await ask(["k"], { command: print(answer({ k: "v" })), ...provider })).toEqual([
      reason(/cannot be started/),
    ]);
  });

  test("an interpreter that is not there", async () => {
    const path = join(temporaryDirectory(), "provider");
    writeFileSync(path, "#!/nowhere/interpreter\n");
    chmodSync(path, 0o700);
    expect(await ask(["k"], { command: path })).toEqual([reason(/cannot be started \(ENOENT\)/)]);
  });
});

describe("an answer", () => {
  test("has a value for one id and an error for another", async () => {
    const text = answer({ a: CANARY, c: 5, d: "" }, { errors: { b: { code: "NOT_FOUND", message: CANARY } } });
    expect(await ask(["a", "b", "c", "d", "e"], { command: print(text) })).toEqual([
      value(CANARY),
      reason(/reported an error/),
      reason(/not a string, or blank/),
      reason(/not a string, or blank/),
      reason(/gave no value/),
    ]);
  });

  test("as plain text loses one line end, and must not be blank", async () => {
    expect(await ask(["k"], { command: print("plain\r\n"), jsonOnly: false })).toEqual([value("plain")]);
    expect(await ask(["k"], { command: print("\n"), jsonOnly: false })).toEqual([reason(/blank/)]);
  });

  test("of exactly maxOutputBytes is accepted, one byte more is not", async () => {
    const text = answer({ k: "v" });
    expect(await ask(["k"], { command: print(text), maxOutputBytes: text.length })).toEqual([value("v")]);
    expect(await ask(["k"], { command: print(text), maxOutputBytes: text.length - 1 })).toEqual([reason(/more than/)]);
  });

  test("of a command that does not read its input, or is killed", async () => {
    const deaf = `process.stdin.destroy(); console.log(${JSON.stringify(answer({ k: "v" }))})`;
    expect(await ask(["k"], { command: command(deaf) })).toEqual([value("v")]);
    const killed = command(`process.stdout.write("${CANARY}"); process.kill(process.pid, "SIGKILL")`);
    expect(await ask(["k"], { command: killed })).toEqual([reason(/ended with a signal/)]);
  });
});

describe("a command", () => {
  test("whose descendant left its group with its output does not hold this process open", async () => {
    const path = command(`require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 15000)"],
      { stdio: "inherit", detached: true }).unref();`);
    const module = new URL("../../src/secrets/resolve-secrets.ts", import.meta.url).href;
    const context = { providers: { x: { source: "exec", command: path, timeoutMs: 1_000 } }, defaults: {}, env: {} };
    const script = `import { resolveSecrets } from ${JSON.stringify(module)};
      const inputs = { route: { source: "exec", provider: "x", id: "k" } };
      console.log((await resolveSecrets(inputs, ${JSON.stringify(context)})).get("route").reason);`;
    const ask = promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { timeout: 10_000 });
    expect((await ask).stdout).toBe("the command took longer than 1000 ms\n");
  });

  test("runs in parallel with another", async () => {
    const directory = temporaryDirectory();
    const path =
      command(`const { existsSync, writeFileSync } = require("node:fs"); const [, , mine, other] = process.argv;
      writeFileSync(mine, ""); const timer = setInterval(() => { if (!existsSync(other)) return; clearInterval(timer);
        console.log(${JSON.stringify(answer({ k: "v" }))}); process.stdin.destroy(); }, 10);`);
    const [one, two] = [join(directory, "one"), join(directory, "two")];
    const provider = (...args: string[]): ExecProvider => ({ source: "exec", command: path, args, timeoutMs: 10_000 });
    const ref = (name: string) => ({ source: "exec", provider: name, id: "k" }) as const;
    const providers = { one: provider(one, two), two: provider(two, one) };
    const resolved = await resolveSecrets({ a: ref("one"), b: ref("two") }, { providers, defaults: {}, env: {} });
    expect([...resolved.values()]).toEqual([value("v"), value("v")]);
  });

  test("gets its arguments as they are: there is no shell", async () => {
    const mark = join(temporaryDirectory(), "mark");
    const path = command("console.log(JSON.stringify({ protocolVersion: 1, values: { k: process.argv[2] } }))");
    const argument = `$(touch ${mark}); touch ${mark} #`;
    expect(await ask(["k"], { command: path, args: [argument] })).toEqual([value(argument)]);
    expect(existsSync(mark)).toBe(false);
  });
});
