import { describe, expect, test } from "vitest";
import { filesIn, load, ROUTE, sentencesOf, withRoutes } from "../../support/config-files.ts";
import { run } from "../../support/program.ts";
import { withRoutes as configWith, program, route } from "../../support/reloading-program.ts";

const { entries } = withRoutes({ a: ROUTE }).plugins;

describe("the routes are switched as an OpenClaw gateway switches its plugin", () => {
  test.each<[object, string | undefined]>([
    [{}, undefined],
    [{ enabled: true, allow: [], deny: [] }, undefined],
    [{ enabled: false }, "plugins.enabled is false"],
    [{ enabled: false, allow: ["webhooks"] }, "plugins.enabled is false"],
    [{ deny: ["webhooks"] }, 'plugins.deny lists "webhooks"'],
    [{ deny: [" WebHooks "] }, 'plugins.deny lists "webhooks"'],
    [{ deny: ["webhooks"], allow: ["webhooks"] }, 'plugins.deny lists "webhooks"'],
    [{ deny: ["*", "browser"] }, undefined],
    [{ allow: ["webhooks"] }, undefined],
    [{ allow: ["browser", "Webhooks"] }, undefined],
    [{ allow: ["", " "] }, undefined],
    [{ allow: ["browser"] }, 'plugins.allow does not list "webhooks"'],
    [{ allow: ["*"] }, 'plugins.allow does not list "webhooks"'],
    [{ entries: { webhooks: { ...entries.webhooks, enabled: false } } }, "plugins.entries.webhooks.enabled is false"],
  ])("%j", (plugins, offBecause) => {
    expect(load({ "openclaw.json": { plugins: { entries, ...plugins } } }).webhooks).toMatchObject({
      enabled: offBecause === undefined,
      offBecause,
    });
  });

  test.each([{ enabled: "no" }, { allow: "webhooks" }, { deny: [1] }])("%j is an error", (plugins) => {
    expect(sentencesOf({ "openclaw.json": { plugins } })).toHaveLength(1);
  });
});

describe("without a route there is a warning that says why", () => {
  const off = route("secret-of-the-route-a", { enabled: false });
  test.each<[string, object, RegExp]>([
    ["no configuration at all", {}, /routes is empty/],
    [
      "switched off",
      { plugins: { ...(configWith({ a: route("secret-of-the-route-a") }).plugins as object), enabled: false } },
      /plugins\.enabled is false/,
    ],
    ["each route switched off", configWith({ a: off, b: off }), /every route has enabled: false/],
    ["no secret that resolves", configWith({ a: route("${NOT_SET_ANYWHERE}") }), /no route has a secret that resolves/],
  ])("%s, in the log and in the list of routes", async (_what, config, reason) => {
    const gateway = await program(config as Record<string, unknown>);
    const warned = () =>
      gateway
        .warnings()
        .filter(({ msg }) => msg.startsWith("No route is served: "))
        .map(({ msg }) => msg);
    expect(warned()).toEqual([expect.stringMatching(reason)]);
    expect(await gateway.status("secret-of-the-route-a")).toBe(404);
    const { out } = await run(["routes", "--config", `${filesIn({ "openclaw.json": config })}/openclaw.json`]);
    expect(out).toMatch(new RegExp(`^  No route is served: .*${reason.source}`, "m"));
  });

  test("and the routes come and go with a reload", async () => {
    const config = configWith({ a: route("secret-of-the-route-a") });
    const gateway = await program(config);
    expect(await gateway.status("secret-of-the-route-a")).toBe(200);
    await gateway.reloaded(() => gateway.write({ plugins: { ...(config.plugins as object), deny: ["webhooks"] } }));
    expect(await gateway.status("secret-of-the-route-a")).toBe(404);
    expect(gateway.warnings()).toContainEqual({ msg: 'No route is served: plugins.deny lists "webhooks".' });
    await gateway.reloaded(() => gateway.write(config));
    expect(await gateway.status("secret-of-the-route-a")).toBe(200);
  });
});
