import { chmodSync, chownSync, linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { resolveSecrets } from "../../src/secrets/resolve-secrets.ts";
import type { FileProvider } from "../../src/secrets/secret-ref.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const CANARY = "canary-value";
const IS_ROOT = process.getuid?.() === 0;
const HINT = 'set trust: "mount" on the provider';

async function ask(path: string, more: Partial<FileProvider> = {}) {
  const provider: FileProvider = { source: "file", path, mode: "singleValue", ...more };
  const context = { providers: { f: provider }, defaults: {}, env: {} };
  const inputs = { route: { source: "file", provider: "f", id: "value" } } as const;
  const secret = (await resolveSecrets(inputs, context)).get("route");
  if (!secret) throw new Error("not resolved");
  if (!secret.ok) expect(secret.reason).not.toContain(CANARY);
  return secret.ok ? secret.value : secret.reason;
}
const mounted = (path: string) => ask(path, { trust: "mount" });

function file(mode: number, directory = temporaryDirectory(), name = "token"): string {
  const path = join(directory, name);
  writeFileSync(path, `${CANARY}\n`);
  chmodSync(path, mode);
  return path;
}

/** A volume as Kubernetes makes it: the files are in a folder behind `..data`, and a name for each leads there. */
function volume(): string {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "..2026_11_26"));
  file(0o644, join(directory, "..2026_11_26"));
  symlinkSync("..2026_11_26", join(directory, "..data"));
  symlinkSync("..data/token", join(directory, "token"));
  return join(directory, "token");
}

describe('with trust: "mount" a file provider accepts', () => {
  test.each([0o444, 0o644, 0o440, 0o640, 0o400])(
    "a file of mode %o, as Docker and Kubernetes make them",
    async (mode) => {
      expect(await mounted(file(mode))).toBe(CANARY);
    },
  );

  test("a link through ..data, and a folder that is a link itself", async () => {
    const path = volume();
    expect(await mounted(path)).toBe(CANARY);
    const link = join(temporaryDirectory(), "run");
    symlinkSync(dirname(path), link);
    expect(await mounted(join(link, "token"))).toBe(CANARY);
  });

  test("what is there after ..data was replaced", async () => {
    const path = volume();
    const directory = dirname(path);
    mkdirSync(join(directory, "..2026_11_27"));
    writeFileSync(join(directory, "..2026_11_27", "token"), "the-next-value");
    symlinkSync("..2026_11_27", join(directory, "..data_tmp"));
    renameSync(join(directory, "..data_tmp"), join(directory, "..data"));
    rmSync(join(directory, "..2026_11_26"), { recursive: true });
    expect(await mounted(path)).toBe("the-next-value");
  });

  test("a file with several hard links, and one of another user", async () => {
    const path = file(0o444);
    linkSync(path, `${path}-2`);
    expect(await mounted(path)).toBe(CANARY);
    if (IS_ROOT) chownSync(path, 65_534, 65_534);
    expect(await mounted(path)).toBe(CANARY);
  });
});

describe('with trust: "mount" a file provider still refuses, and names the file', () => {
  test.each(["0664", "0646", "0666", "0602"])("mode %s, which lets others write", async (mode) => {
    const path = file(Number.parseInt(mode, 8));
    expect(await mounted(path)).toBe(`the file ${path} can be written by its group or by others`);
  });

  test("a link that leads out of its folder", async () => {
    const path = join(temporaryDirectory(), "token");
    symlinkSync(file(0o444), path);
    expect(await mounted(path)).toBe(`the file ${path} is a symbolic link that leads out of its folder`);
  });

  test("a folder, a device, a link to nothing, and a file that is too large", async () => {
    const directory = temporaryDirectory();
    expect(await mounted(directory)).toBe(`the file ${directory} is not a regular file`);
    expect(await mounted("/dev/zero")).toBe("the file /dev/zero is not a regular file");
    symlinkSync("nothing", join(directory, "dangling"));
    expect(await mounted(join(directory, "dangling"))).toMatch(/dangling cannot be read \(ENOENT\)$/);
    expect(await ask(file(0o444), { trust: "mount", maxBytes: 3 })).toMatch(/token is larger than 3 bytes$/);
  });
});

describe("without it each refusal names the file and the option", () => {
  test("of a link, of what others can read, and of a second hard link", async () => {
    const link = volume();
    expect(await ask(link)).toMatch(new RegExp(`^the file ${link} is a symbolic link\\. .*${HINT}$`));
    const readable = file(0o444);
    expect(await ask(readable)).toMatch(
      new RegExp(`^the file ${readable} is accessible to .*\\(mode 0600\\)\\. .*${HINT}$`),
    );
    const twice = file(0o600);
    linkSync(twice, `${twice}-2`);
    expect(await ask(twice)).toMatch(new RegExp(`^the file ${twice} has more than one hard link\\. .*${HINT}$`));
  });

  test.runIf(IS_ROOT)("and of a file of another user", async () => {
    const path = file(0o600);
    chownSync(path, 65_534, 65_534);
    expect(await ask(path)).toMatch(new RegExp(`^the file ${path} belongs to another user\\. .*${HINT}$`));
  });

  test("a private file is read", async () => {
    expect(await ask(file(0o600))).toBe(CANARY);
  });
});
