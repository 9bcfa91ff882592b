import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type Config, program, route, withRoutes } from "../../support/reloading-program.ts";
import { INITIAL, VAULT_SECRET, vaultIn } from "../../support/vault.ts";

/** The watch looks once a second. Nothing tells of a look that finds no change: time for three of them. */
const THREE_LOOKS_MS = 3_300;
const PATIENCE = { timeout: 15_000, interval: 50 };
const FILE_SECRET = { source: "file", provider: "f", id: "value" };
const FILE_PROVIDER = { source: "file", path: "secret", mode: "singleValue" };

/** The program with a route `a` whose secret a command prints. */
async function withVault(more: (directory: string) => Config = () => ({})) {
  const made: { vault?: ReturnType<typeof vaultIn> } = {};
  const config = (routes: object, providers: object = {}): Config =>
    withRoutes(
      { a: route(VAULT_SECRET), ...routes },
      { secrets: { providers: { v: made.vault?.provider, ...providers } } },
    );
  const gateway = await program((directory) => {
    made.vault = vaultIn(directory);
    return { ...config({}), ...more(directory) };
  });
  return { gateway, vault: made.vault as ReturnType<typeof vaultIn>, config };
}

describe("nothing is reloaded", () => {
  test("while the file of a provider is missing, and no command is run again", async () => {
    const { gateway, vault, config } = await withVault();
    await gateway.reloaded(() => gateway.write(config({ b: route(FILE_SECRET) }, { f: FILE_PROVIDER })));
    const before = [gateway.reloads(), vault.runs().length];
    await sleep(THREE_LOOKS_MS);
    expect([gateway.reloads(), vault.runs().length]).toEqual(before);
    const secret = "a-secret-that-came-late";
    await gateway.reloaded(() => writeFileSync(join(gateway.directory, "secret"), secret, { mode: 0o600 }));
    expect(await gateway.status(secret, "/plugins/webhooks/b")).toBe(200);
  });

  test("when a file is touched, or replaced by one with the same content", async () => {
    const write = (directory: string) => writeFileSync(join(directory, "secret"), "secret-in-a-file", { mode: 0o600 });
    const config = withRoutes({ a: route(FILE_SECRET) }, { secrets: { providers: { f: FILE_PROVIDER } } });
    const gateway = await program(config, write);
    utimesSync(gateway.file, new Date(), new Date());
    gateway.write(config);
    rmSync(join(gateway.directory, "secret"));
    write(gateway.directory);
    await sleep(THREE_LOOKS_MS);
    expect([gateway.reloads(), await gateway.status("secret-in-a-file")]).toEqual([0, 200]);
  });

  test("from a pipe in the place of the file, whose writer no request waits for", async () => {
    const gateway = await program(withRoutes({ a: route("secret-of-route-a") }));
    rmSync(gateway.file);
    execFileSync("mkfifo", [gateway.file]);
    expect(await gateway.reloaded(() => gateway.hangUp())).toContain("Configuration not reloaded");
    expect(await gateway.status("secret-of-route-a")).toBe(200);
  });

  test("more than once while the file is broken", async () => {
    const gateway = await program(withRoutes({ a: route("secret-of-route-a") }));
    await gateway.reloaded(() => gateway.write("{"));
    await sleep(THREE_LOOKS_MS);
    expect(gateway.reloads()).toBe(1);
  });
});

describe("a change is not lost", () => {
  test("that is saved while the gateway starts", async () => {
    const { gateway } = await withVault((directory) => {
      // The command itself saves another configuration, when it is asked for the secret of the first.
      const file = JSON.stringify(join(directory, "openclaw.json"));
      const next = JSON.stringify(JSON.stringify(withRoutes({ a: route("saved-during-the-start") })));
      const script = `require("node:fs").writeFileSync(${file}, ${next}); console.log("secret-of-the-start");`;
      writeFileSync(join(directory, "saver"), `#!${process.execPath}\n${script}\n`, { mode: 0o700 });
      return { secrets: { providers: { v: { source: "exec", command: join(directory, "saver"), jsonOnly: false } } } };
    });
    await expect.poll(() => gateway.status("saved-during-the-start"), PATIENCE).toBe(200);
  });

  test("that is saved during a slow reload: it is reloaded after it", async () => {
    const { gateway, vault, config } = await withVault();
    vault.stall();
    gateway.write(config({ b: route("saved-at-first") }));
    await expect.poll(() => vault.runs().length, PATIENCE).toBe(2);
    gateway.write(config({ b: route("saved-during-the-reload") }));
    vault.goOn();
    await expect.poll(() => gateway.status("saved-during-the-reload", "/plugins/webhooks/b"), PATIENCE).toBe(200);
    await expect.poll(() => gateway.reloads(), PATIENCE).toBe(2);
  });

  test("of secrets that Kubernetes replaces, by a link to another folder", async () => {
    const volume = (directory: string) => join(directory, "volume");
    const publish = (directory: string, version: string) => {
      const folder = join(volume(directory), `..${version}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "token"), `secret-of-version-${version}`, { mode: 0o444 });
      symlinkSync(`..${version}`, join(volume(directory), "..data.new"));
      renameSync(join(volume(directory), "..data.new"), join(volume(directory), "..data"));
    };
    const provider = { ...FILE_PROVIDER, path: "volume/token", trust: "mount" };
    const gateway = await program(
      withRoutes({ a: route(FILE_SECRET) }, { secrets: { providers: { f: provider } } }),
      (directory) => {
        publish(directory, "1");
        symlinkSync("..data/token", join(volume(directory), "token"));
      },
    );
    expect(await gateway.status("secret-of-version-1")).toBe(200);
    await gateway.reloaded(() => {
      publish(gateway.directory, "2");
      rmSync(join(volume(gateway.directory), "..1"), { recursive: true });
    });
    expect([await gateway.status("secret-of-version-1"), await gateway.status("secret-of-version-2")]).toEqual([
      401, 200,
    ]);
  });

  test("of a configuration that is a link: of where it leads, and of what is there", async () => {
    const gateway = await program(withRoutes({ a: route("secret-of-a-file") }));
    const at = (name: string) => join(gateway.directory, name);
    const write = (secret: string) => writeFileSync(at("target"), JSON.stringify(withRoutes({ a: route(secret) })));
    await gateway.reloaded(() => {
      write("secret-behind-a-link");
      symlinkSync("target", at("link"));
      renameSync(at("link"), gateway.file);
    });
    expect(await gateway.status("secret-behind-a-link")).toBe(200);
    await gateway.reloaded(() => write("secret-that-is-new"));
    expect(await gateway.status("secret-that-is-new")).toBe(200);
  });

  test("of a file that the configuration includes: changed, gone, and back as a link", async () => {
    const routes = (secret: string) => JSON.stringify({ a: route(secret) });
    const gateway = await program(
      { plugins: { entries: { webhooks: { config: { routes: { $include: "./routes.json5" } } } } } },
      (directory) => writeFileSync(join(directory, "routes.json5"), routes("secret-of-the-file")),
    );
    const included = join(gateway.directory, "routes.json5");
    await gateway.reloaded(() => writeFileSync(included, routes("secret-that-is-new")));
    expect(await gateway.status("secret-that-is-new")).toBe(200);
    await gateway.reloaded(() => rmSync(included));
    expect(await gateway.status("secret-that-is-new")).toBe(200);
    await gateway.reloaded(() => {
      writeFileSync(join(gateway.directory, "elsewhere"), routes("secret-behind-a-link"));
      symlinkSync("elsewhere", included);
    });
    expect(await gateway.status("secret-behind-a-link")).toBe(200);
  });

  test("of a file that only the broken configuration names", async () => {
    const gateway = await program(withRoutes({ a: route("secret-of-route-a") }));
    await gateway.reloaded(() => gateway.write({ $include: "./late.json5" }));
    const late = JSON.stringify(withRoutes({ a: route("secret-that-came-late") }));
    await gateway.reloaded(() => writeFileSync(join(gateway.directory, "late.json5"), late));
    expect(await gateway.status("secret-that-came-late")).toBe(200);
  });
});

describe("a shutdown", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "by %s abandons the reload that is under way, and ends its command",
    async (signal) => {
      const { gateway, vault } = await withVault();
      vault.stall();
      gateway.hangUp();
      await expect.poll(() => vault.runs().length, PATIENCE).toBe(2);
      gateway.child.kill(signal);
      const [code] = await once(gateway.child, "close");
      expect([code, gateway.reloads()]).toEqual([0, 0]);
      const command = vault.runs().at(-1) as number;
      await expect.poll(() => isAlive(command), PATIENCE).toBe(false);
    },
  );

  test("is not cut short by a hang-up, and reloads nothing any more", async () => {
    const { gateway, vault, config } = await withVault();
    gateway.child.kill("SIGTERM");
    await expect.poll(gateway.log, PATIENCE).toContain("Draining");
    gateway.hangUp();
    gateway.write(config({ b: route("saved-after-the-end") }));
    const [code, signal] = await once(gateway.child, "close");
    expect([code, signal, gateway.reloads(), vault.runs().length]).toEqual([0, null, 0, 1]);
  });
});

test("a hang-up during a slow reload leads to one more, and the initial secret is still the one of the vault", async () => {
  const { gateway, vault } = await withVault();
  vault.stall();
  gateway.hangUp();
  await expect.poll(() => vault.runs().length, PATIENCE).toBe(2);
  gateway.hangUp();
  gateway.hangUp();
  vault.goOn();
  await expect.poll(gateway.reloads, PATIENCE).toBe(2);
  await sleep(THREE_LOOKS_MS);
  expect([gateway.reloads(), vault.runs().length, await gateway.status(INITIAL)]).toEqual([2, 3, 200]);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
