import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { PersistError } from "../../src/port/bound-task-flow.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { create, endpointGateway, granted, idsOf, PUBLIC } from "../support/endpoints.ts";
import { type Answer, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { SIGNED_ROUTE, signed } from "../support/signed-messages.ts";

const CREATE = { action: "create_endpoint", url: PUBLIC } as const;
type Request = Parameters<TestGateway["call"]>[0];
const keyed = (gateway: TestGateway, body: Request, key = "k-1") =>
  gateway.call(body, "zapier", { "idempotency-key": key });
const replayed = ({ headers }: Answer) => headers.get("idempotency-replayed");

describe("a change of an endpoint with an Idempotency-Key", () => {
  test("that creates is made once: its replay is the same without the secret", async () => {
    const gateway = await endpointGateway();
    const first = await keyed(gateway, CREATE);
    const { secret, ...shown } = first.body.result;
    expect([replayed(first), secret]).toEqual([null, expect.stringMatching(/^whsec_/)]);
    for (let again = 0; again < 2; again += 1) {
      const second = await keyed(gateway, CREATE);
      expect([second.status, replayed(second), second.body.result]).toEqual([200, "true", shown]);
    }
    expect(await idsOf(gateway)).toEqual([shown.endpoint.endpointId]);
    expect((await keyed(gateway, CREATE, "k-2")).body.result.endpoint).not.toEqual(shown.endpoint);
  });

  test("that rotates is made once: the secret stays the one that was shown", async () => {
    const stateDir = temporaryDirectory();
    const gateway = await endpointGateway({ stateDir });
    const { endpointId } = (await create(gateway)).endpoint;
    const rotate = { action: "update_endpoint", endpointId, rotateSecret: true } as const;
    const first = await keyed(gateway, rotate);
    const second = await keyed(gateway, rotate);
    const { secret, ...shown } = first.body.result;
    expect([replayed(second), second.body.result]).toEqual(["true", shown]);
    const stored = await gateway.store.deliveries?.findEndpoint("agent:main:main", endpointId);
    expect(stored?.secret).toBe(secret);
  });

  test.each([
    ["delete_endpoint", {}],
    ["test_endpoint", {}],
    ["redeliver_event", { since: 0 }],
    ["update_endpoint", { enabled: false }],
  ] as const)("that is %s gets its answer again, byte for byte", async (action, fields) => {
    const gateway = await endpointGateway();
    const { endpointId } = (await create(gateway)).endpoint;
    const first = await keyed(gateway, { action, endpointId, ...fields });
    const second = await keyed(gateway, { action, endpointId, ...fields });
    expect([second.status, replayed(second), second.text]).toEqual([200, "true", first.text]);
  });

  test("is refused with 422 when the key came with another request, and changes nothing", async () => {
    const gateway = await endpointGateway();
    const { endpoint } = (await keyed(gateway, CREATE)).body.result;
    const { endpointId } = endpoint;
    for (const other of [{ ...CREATE, description: "x" }, { action: "delete_endpoint", endpointId } as const]) {
      const refused = await keyed(gateway, other);
      expect([refused.status, refused.body.code]).toEqual([422, "idempotency_key_reused"]);
    }
    const flow = await keyed(gateway, { action: "create_flow", goal: "g" });
    expect([flow.status, await idsOf(gateway)]).toEqual([422, [endpointId]]);
  });

  test("that rotates is made once, and its key is compared, after its claim went with the oldest keys", async () => {
    const log: string[] = [];
    const gateway = await endpointGateway({ log, maintenance: { sweepIntervalMs: 20, maxKeys: 3 } });
    const { endpointId } = (await create(gateway)).endpoint;
    const rotate = { action: "update_endpoint", endpointId, rotateSecret: true } as const;
    const { secret } = (await keyed(gateway, rotate)).body.result;
    for (const key of ["k-2", "k-3"]) await keyed(gateway, { action: "create_flow", goal: "g" }, key);
    await expect.poll(() => log.join(""), { timeout: 15_000 }).toContain('"prunedKeys":1');
    const other = await keyed(gateway, { ...rotate, description: "x" });
    const again = await keyed(gateway, rotate);
    expect([other.status, again.status, replayed(again)]).toEqual([422, 200, "true"]);
    const stored = await gateway.store.deliveries?.findEndpoint("agent:main:main", endpointId);
    expect([stored?.secret, stored?.description]).toEqual([secret, undefined]);
  });

  test("leaves the key free when the request was invalid", async () => {
    const gateway = await endpointGateway();
    const wrong = [{ url: "ftp://hooks.example/" }, { secret: `whsec_${"A".repeat(33)}` }];
    for (const fields of wrong) expect((await keyed(gateway, { ...CREATE, ...fields })).status).toBe(400);
    expect((await keyed(gateway, CREATE)).body.result.secret).toBeDefined();
  });

  test("of 20 at once one is done", async () => {
    const gateway = await endpointGateway();
    const answers = await Promise.all(Array.from({ length: 20 }, () => keyed(gateway, CREATE)));
    expect(answers.filter(({ body }) => body.result?.secret)).toHaveLength(1);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect(await idsOf(gateway)).toHaveLength(1);
  });

  test("that was interrupted before its answer was kept creates no second endpoint", async () => {
    const stateDir = temporaryDirectory();
    const interrupted = await endpointGateway({ store: failingAfterClaims(openStore({ stateDir })) });
    expect((await keyed(interrupted, CREATE)).status).toBe(503);
    const [endpointId] = await idsOf(interrupted);
    expect(endpointId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
    await interrupted.close();
    const gateway = await endpointGateway({ stateDir });
    const retried = await keyed(gateway, CREATE);
    expect([retried.status, replayed(retried), retried.body.result.secret]).toEqual([200, "true", undefined]);
    expect(retried.body.result.endpoint.endpointId).toBe(endpointId);
    expect(await idsOf(gateway)).toEqual([endpointId]);
    expect((await keyed(gateway, CREATE)).text).toBe(retried.text);
  });

  test("of another session's route creates another endpoint", async () => {
    const gateway = await endpointGateway();
    const mine = (await keyed(gateway, CREATE)).body.result.endpoint;
    const theirs = await gateway.call(CREATE, "other", { "idempotency-key": "k-1" });
    expect([replayed(theirs), theirs.body.result.endpoint.endpointId === mine.endpointId]).toEqual([null, false]);
  });

  test("keeps the secret nowhere but with the endpoint", async () => {
    const stateDir = temporaryDirectory();
    const gateway = await endpointGateway({ stateDir });
    const { endpoint, secret: first = "" } = (await keyed(gateway, CREATE)).body.result;
    const rotate = { action: "update_endpoint", endpointId: endpoint.endpointId, rotateSecret: true } as const;
    const { secret: second = "" } = (await keyed(gateway, rotate, "k-2")).body.result;
    await gateway.close();
    const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"), { readOnly: true });
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[];
    const holding = tables
      .map(({ name }) => name)
      .filter((name) => {
        const text = JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all(), (_key, value: unknown) =>
          typeof value === "bigint" ? String(value) : value,
        );
        return [first, second].some((secret) => text.includes(secret.slice("whsec_".length)));
      });
    db.close();
    expect(holding).toEqual(["endpoints"]);
  });
});

test("a signed message that creates an endpoint is acted on once, and its replay has no secret", async () => {
  const gateway = await endpointGateway({ routes: { zapier: granted("agent:main:main", SIGNED_ROUTE) } });
  const send = async (message: object, id: string) => {
    const body = JSON.stringify(message);
    return gateway.send({ body, headers: { authorization: "", ...signed(body, { id }) } }, "create_endpoint");
  };
  const first = await send(CREATE, "msg_1");
  const { secret, ...shown } = first.body.result;
  expect(secret).toMatch(/^whsec_/);
  // The id alone decides.
  for (const message of [CREATE, { ...CREATE, description: "x" }]) {
    const again = await send(message, "msg_1");
    expect([again.status, replayed(again), again.body.result]).toEqual([200, "true", shown]);
  }
  expect((await send(CREATE, "msg_2")).body.result.endpoint).not.toEqual(shown.endpoint);
});

/** The same store, which keeps claims of keys, and no answers. */
function failingAfterClaims(store: FlowStore): FlowStore {
  let kept = 0;
  return {
    ...store,
    changeKeyed: async (...change) => {
      kept += 1;
      if (kept > 1) throw new PersistError("The store is full.");
      return store.changeKeyed(...change);
    },
  };
}
