import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { missing } from "../../../src/secrets/secret-ref.ts";
import { settingsOfGatewayWorker } from "../../../src/worker/config/gateway-worker.ts";
import { load, ROUTE, sentencesOf, withRoutes } from "../../support/config-files.ts";
import { temporaryDirectory } from "../../support/gateway.ts";

const command = join(temporaryDirectory(), "program");
writeFileSync(command, "#!/bin/sh\n");
chmodSync(command, 0o700);

const WORKING = { ...ROUTE, grants: ["worker"] };
const QUEUES = { queues: { builds: { command } } };

const config = (worker: unknown, routes: object = { zapier: WORKING }, more: object = {}) => ({
  "openclaw.json": { ...withRoutes(routes), taskflow: { worker }, ...more },
});

describe("taskflow.worker", () => {
  test.each<[string, object, string]>([
    [
      "an unknown route",
      config({ routes: { zapir: QUEUES } }),
      'taskflow.worker.routes.zapir: found no such route, expected the ID of a route of this gateway. Did you mean "zapier"?',
    ],
    [
      "a route without the grant",
      config({ routes: { zapier: QUEUES } }, { zapier: ROUTE }),
      'taskflow.worker.routes.zapier: found a route without the grant worker, expected grants: ["worker"] in the route',
    ],
    [
      "a route that is switched off",
      config({ routes: { zapier: QUEUES } }, { zapier: { ...WORKING, enabled: false } }),
      "taskflow.worker.routes.zapier: found a route that is switched off, expected a route that is served",
    ],
    [
      "a route whose senders sign",
      config({ routes: { zapier: QUEUES } }, { zapier: { ...WORKING, auth: { type: "standard-webhooks" } } }),
      "taskflow.worker.routes.zapier: found a route whose senders sign, expected a route without auth",
    ],
    [
      "a route that does not allow claims",
      config({ routes: { zapier: QUEUES } }, { zapier: { ...WORKING, actions: ["run_task"] } }),
      expect.stringContaining("found a route that does not allow claim_tasks"),
    ],
    [
      "a program that is none",
      config({ routes: { zapier: { queues: { builds: { command: "/nowhere" } } } } }),
      expect.stringContaining('taskflow.worker.routes.zapier.queues.builds.command: found "/nowhere"'),
    ],
    [
      "a misspelt key",
      config({ routes: { zapier: { queues: { builds: { command, concurency: 2 } } } } }),
      expect.stringMatching(/queues\.builds\.concurency: unknown key.*Did you mean "concurrency"\?/),
    ],
    ["no routes", config({}), "taskflow.worker.routes: found nothing, expected a value"],
    [
      "HTTPS, and no URL for it",
      config(
        { routes: { zapier: QUEUES } },
        { zapier: WORKING },
        { gateway: { tls: { cert: "c.pem", key: "k.pem" } } },
      ),
      "taskflow.worker.url: found nothing, with gateway.tls, expected a URL with the name of the certificate",
    ],
  ])("is refused with %s", (_what, files, expected) => {
    expect(sentencesOf(files as Record<string, object>)).toEqual([expected]);
  });

  const gateway = (secret: string, env: NodeJS.ProcessEnv = {}, url = "http://0.0.0.0:18789") => ({
    url,
    env,
    secrets: new Map([["zapier", [missing("gone"), { ok: true, value: `${secret}\n` } as const]]]),
    pathOfRoute: () => "/hooks/z",
  });

  test("becomes the settings of a worker with the route's URL on this machine and its first secret", () => {
    const loaded = load(config({ routes: { zapier: QUEUES }, shutdownMs: 5, health: { port: 1 } }));
    expect(settingsOfGatewayWorker(loaded, gateway("s3cret"))).toMatchObject({
      routes: [{ name: "zapier", url: "http://127.0.0.1:18789/hooks/z", secret: "s3cret", queues: [{ command }] }],
      shutdownMs: 5,
      health: { host: "127.0.0.1", port: 1 },
    });
    const urlOf = (url: string) => settingsOfGatewayWorker(loaded, gateway("s3cret", {}, url))?.routes[0]?.url;
    expect(urlOf("http://[::]:5")).toBe("http://[::1]:5/hooks/z");
    expect(urlOf("http://10.0.0.1:5")).toBe("http://10.0.0.1:5/hooks/z");
    const named = load(config({ routes: { zapier: QUEUES }, url: "https://gateway.example.com/" }));
    expect(settingsOfGatewayWorker(named, gateway("s3cret"))?.routes[0]?.url).toBe(
      "https://gateway.example.com/hooks/z",
    );
  });

  test("gives no program the secret of any route", () => {
    const worker = { routes: { zapier: { queues: { builds: { command, passEnv: ["OTHER"] } } } } };
    const other = { ...gateway("s3cret"), env: { OTHER: "another-secret" } };
    other.secrets.set("other", [{ ok: true, value: "another-secret" }]);
    expect(() => settingsOfGatewayWorker(load(config(worker)), other)).toThrow(
      "taskflow.worker.routes.zapier.queues.builds.passEnv.0: found the secret of a route",
    );
  });

  test("starts no worker while its routes have no secret", () => {
    const none = { ...gateway("s3cret"), secrets: new Map() };
    expect(settingsOfGatewayWorker(load(config({ routes: { zapier: QUEUES } })), none)).toBeUndefined();
  });
});
