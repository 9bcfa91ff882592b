import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTION_NAMES, type ActionName } from "../../../generated/actions.ts";
import { type Client, describeGenerator, type Generator } from "./describe-generator.ts";
import { actionsIn, GENERATOR_FACTS, triedForms } from "./facts.ts";
import { type ScenarioGateway, startScenarioGateway, type Target } from "./scenario.ts";
import { FORMS, shapeOf, specFile } from "./specs.ts";
import { freshFolder, installOnce } from "./workspace.ts";

/** A tool that imports the contract as requests that people can send. */
export interface Importer extends Pick<Generator, "name" | "sources" | "install" | "version" | "operations"> {
  import: (client: Client) => Promise<unknown>;
  /** Sends each request as it was imported: only the gateway's address, the route and the secret are set. */
  sendAll: (client: Client, target: Target) => Promise<unknown>;
  /** Plays the scenario with the imported requests and with the scenario's bodies. */
  play: (client: Client, target: Target) => Promise<unknown>;
}

const TIMEOUT_MS = 5 * 60_000;

/** Actions whose example names a flow that a new session does not have, so the gateway refuses them. */
const NEED_A_FLOW = ACTION_NAMES.filter((name) => !/^(?:create|get|list|find|resolve)_/.test(name));

/** A cursor excludes a position, and a queue the status `running`. */
const HAVE_EXCLUSIVE_FIELDS: ReadonlySet<string> = new Set(["list_events", "run_task"]);

/** The tests of one importer: those of a generator, and that its requests are valid before anyone edits them. */
export function describeImporter(importer: Importer): void {
  describeGenerator({ ...importer, generate: importer.import, compile: () => Promise.resolve() });
  const facts = GENERATOR_FACTS[importer.name];
  const working = facts ? triedForms(facts).filter(({ outcome }) => outcome.runs) : [];

  describe(`${importer.name}, before anything is edited`, () => {
    let gateway: ScenarioGateway;
    let home: string;
    beforeAll(async () => {
      gateway = await startScenarioGateway(FORMS);
      home = await installOnce(importer, importer.install);
    }, TIMEOUT_MS);
    afterAll(() => gateway.close());

    test.each(working)(
      "the requests that are made of $form have no Idempotency-Key, and the gateway accepts each",
      async ({ form, outcome }) => {
        const folder = freshFolder(importer, `${form}-unedited`);
        const client = { spec: specFile(form), shape: shapeOf(form), folder, home };
        await importer.import(client);
        const received = await recorded(form, () => importer.sendAll(client, gateway.target(form)));
        expect(received).toHaveLength(actionsIn(form, outcome));
        for (const { key, status, action } of received) {
          expect(key, action).toBe("");
          const expected = NEED_A_FLOW.includes(action as ActionName) ? 404 : 200;
          // Insomnia fills in every field of a Swagger document, also those that exclude each other.
          if (HAVE_EXCLUSIVE_FIELDS.has(action) && form === "per-action-2.0") expect([expected, 400]).toContain(status);
          else expect(status, action).toBe(expected);
        }
      },
      TIMEOUT_MS,
    );
  });
}

export interface Received {
  /** Empty for the operation that performs every action. */
  action: string;
  /** The Idempotency-Key, or an empty text. */
  key: string;
  status: number;
}

/** Records the requests that a route of a gateway in this process receives during `sending`. */
export async function recorded(routeId: string, sending: () => Promise<unknown>): Promise<Received[]> {
  const received: Received[] = [];
  const path = new RegExp(`^/plugins/webhooks/${routeId}(?:/(\\w+))?$`);
  const record = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const [matched, action = ""] = path.exec(request.url ?? "") ?? [];
    const key = request.headers["idempotency-key"] ?? "";
    if (matched) received.push({ action, key: String(key), status: response.statusCode });
  };
  subscribe("http.server.response.finish", record);
  await sending().finally(() => unsubscribe("http.server.response.finish", record));
  return received;
}
