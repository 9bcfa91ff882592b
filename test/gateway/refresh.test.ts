import { describe, expect, test } from "vitest";
import { type Config, program, route, withRoutes } from "../support/reloading-program.ts";
import { INITIAL, VAULT_SECRET, vaultIn } from "../support/vault.ts";

const PATIENCE = { timeout: 15_000, interval: 20 };
const OFTEN_MS = 100;
/** Nothing tells of a refresh that does not happen: time for five of them. */
const fiveRefreshes = () => new Promise((resolve) => setTimeout(resolve, 5 * OFTEN_MS));

async function withVault(routes: (vault: ReturnType<typeof vaultIn>) => object, more: Config = {}) {
  const made: { vault?: ReturnType<typeof vaultIn> } = {};
  const gateway = await program((directory) => {
    const vault = vaultIn(directory);
    made.vault = vault;
    return withRoutes(routes(vault), { secrets: { refreshMs: OFTEN_MS, providers: { v: vault.provider } }, ...more });
  });
  return { gateway, vault: made.vault as ReturnType<typeof vaultIn> };
}

describe("secrets that commands print are resolved again after secrets.refreshMs", () => {
  test("a changed secret is used, and the route keeps its counters", async () => {
    const { gateway, vault } = await withVault(() => ({
      a: route(VAULT_SECRET, { limits: { requestsPerMinute: 4 } }),
    }));
    expect([await gateway.status(INITIAL), await gateway.status(INITIAL)]).toEqual([200, 200]);
    vault.keep("secret-that-is-new");
    const runs = vault.runs().length;
    await expect.poll(() => vault.runs().length, PATIENCE).toBeGreaterThan(runs + 1);
    expect([await gateway.status("secret-that-is-new"), await gateway.status(INITIAL)]).toEqual([200, 401]);
    expect(await gateway.status("secret-that-is-new")).toBe(429);
    expect(gateway.reloads()).toBe(0);
    expect(gateway.log()).not.toContain("secret-that-is-new");
  });

  test("one that fails keeps its last value, with a warning that names the route, until it resolves again", async () => {
    const { gateway, vault } = await withVault(() => ({ a: route(VAULT_SECRET), b: route("secret-of-the-route-b") }));
    vault.fail();
    await expect.poll(gateway.warnings, PATIENCE).toContainEqual({
      msg: expect.stringMatching(/^Route "a" keeps its secret, which could not be resolved again: .*exit code 1/),
      routeId: "a",
    });
    expect([
      await gateway.status(INITIAL),
      await gateway.status("secret-of-the-route-b", "/plugins/webhooks/b"),
    ]).toEqual([200, 200]);
    vault.keep("secret-after-the-failure");
    await expect.poll(() => gateway.status("secret-after-the-failure"), PATIENCE).toBe(200);
  });

  test.each([
    ["the shape of a redaction", "__OPENCLAW_REDACTED__", {}, "redacted"],
    ["no key of Standard Webhooks", "not base64!", { auth: { type: "standard-webhooks" } }, "Standard Webhooks"],
  ])("one that becomes %s keeps its last value too", async (_what, value, more, reason) => {
    const { gateway, vault } = await withVault((made) => {
      if ("auth" in more) made.keep("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
      return { a: route(VAULT_SECRET, more) };
    });
    const status = () => gateway.status(INITIAL);
    const before = await status();
    expect(before).not.toBe(404);
    vault.keep(value);
    await expect
      .poll(
        () =>
          gateway
            .warnings()
            .map(({ msg }) => msg)
            .join(),
        PATIENCE,
      )
      .toContain(reason);
    expect(await status()).toBe(before);
    expect(gateway.warnings().every(({ msg }) => !msg.includes(value))).toBe(true);
  });

  test("a route that had none at the start is served when there is one", async () => {
    const { gateway, vault } = await withVault((made) => {
      made.fail();
      return { a: route(VAULT_SECRET), b: route([VAULT_SECRET, "secret-of-the-route-b"]) };
    });
    const inB = (secret: string) => gateway.status(secret, "/plugins/webhooks/b");
    expect([await gateway.status(INITIAL), await inB("secret-of-the-route-b")]).toEqual([404, 200]);
    vault.keep(INITIAL);
    await expect.poll(() => gateway.status(INITIAL), PATIENCE).toBe(200);
    expect([await inB(INITIAL), await inB("secret-of-the-route-b")]).toEqual([200, 200]);
  });

  test("a slow command does not run twice at once, and a shutdown does not wait for the command", async () => {
    const { gateway, vault } = await withVault(() => ({ a: route(VAULT_SECRET) }));
    vault.stall();
    const runs = vault.runs().length;
    await expect.poll(() => vault.runs().length, PATIENCE).toBeGreaterThan(runs);
    await fiveRefreshes();
    expect(vault.runs().length).toBe(runs + 1);
    const closed = new Promise((resolve) => gateway.child.once("close", resolve));
    gateway.child.kill("SIGTERM");
    expect(await closed).toBe(0);
  });

  test("and a reload takes another interval", async () => {
    const { gateway, vault } = await withVault(() => ({ a: route(VAULT_SECRET) }));
    await gateway.reloaded(() =>
      gateway.write(
        withRoutes({ a: route(VAULT_SECRET) }, { secrets: { refreshMs: 3_600_000, providers: { v: vault.provider } } }),
      ),
    );
    vault.keep("secret-that-nobody-asks-for");
    const runs = vault.runs().length;
    await fiveRefreshes();
    expect([vault.runs().length, await gateway.status(INITIAL)]).toEqual([runs, 200]);
  });
});
