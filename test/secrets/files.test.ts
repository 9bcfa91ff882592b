import { chmodSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { resolveSecrets } from "../../src/secrets/resolve-secrets.ts";
import type { FileProvider } from "../../src/secrets/secret-ref.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const CANARY = "canary-value";
const value = (text: string) => ({ ok: true, value: text });
const reason = (pattern: RegExp) => ({ ok: false, reason: expect.stringMatching(pattern) });

function secretFile(content: string | Buffer, mode = 0o600): string {
  const path = join(temporaryDirectory(), "secrets");
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}
async function ask(id: string, provider: Partial<FileProvider> & { path: string }) {
  const context = { providers: { f: { source: "file", ...provider } as FileProvider }, defaults: {}, env: {} };
  const resolved = (await resolveSecrets({ route: { source: "file", provider: "f", id } }, context)).get("route");
  if (resolved && !resolved.ok) expect(resolved.reason).not.toContain("canary");
  return resolved;
}

describe("what is no private regular file", () => {
  test("a socket and a device are refused", async () => {
    const path = join(temporaryDirectory(), "socket");
    const server = createServer().listen(path);
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    expect(await ask("/k", { path })).toEqual(reason(/ENXIO|not a regular file/));
    expect(await ask("/k", { path: "/dev/zero" })).toEqual(reason(/not a regular file/));
  });

  test("a link to nothing is refused as a link, and a path with a NUL byte as unreadable", async () => {
    const path = join(temporaryDirectory(), "link");
    symlinkSync("/nowhere", path);
    expect(await ask("/k", { path })).toEqual(reason(/symbolic link/));
    expect(await ask("/k", { path: `/${CANARY}\0` })).toEqual(reason(/cannot be read/));
  });

  test.each([0o610, 0o601, 0o620, 0o602])("mode %o is not private", async (mode) => {
    expect(await ask("/k", { path: secretFile("{}", mode) })).toEqual(reason(/mode 0600/));
  });

  test("mode 400 is private", async () => {
    expect(await ask("/k", { path: secretFile(JSON.stringify({ k: CANARY }), 0o400) })).toEqual(value(CANARY));
  });
});

describe("limits", () => {
  test("a file of one MiB is read, one byte more is not", async () => {
    const of = (bytes: number) => secretFile(`"${"x".repeat(bytes - 2)}"`);
    expect(await ask("/k", { path: of(1024 * 1024) })).toEqual(reason(/nothing at/));
    expect(await ask("/k", { path: of(1024 * 1024 + 1) })).toEqual(reason(/larger than 1048576 bytes/));
  });

  test("a file longer than one read is whole", async () => {
    const long = "é".repeat(150_000);
    expect(await ask("/k", { path: secretFile(JSON.stringify({ k: long })) })).toEqual(value(long));
  });

  test("a limit of bytes beyond memory reserves none", async () => {
    const path = secretFile(JSON.stringify({ k: CANARY }));
    expect(await ask("/k", { path, maxBytes: Number.MAX_SAFE_INTEGER })).toEqual(value(CANARY));
  });
});
