import { createHmac, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import type { Routes } from "../../src/plugin/config.ts";
import { gatewayForTest, RAISED, type TestGateway } from "../support/gateway.ts";

const KEY = Buffer.from("a key of twenty-four bytes").toString("base64");
const PATH = "/hooks/signed";
const REQUIRED = "is required on signed routes, at this path too: the signature covers the body, not the path";

type Sign = (body: string) => Record<string, string>;

const hmac: Sign = (body) => ({ "x-signature": createHmac("sha256", KEY).update(body).digest("hex") });
const standard =
  (spelling: string): Sign =>
  (body) => {
    const [id, at] = [randomUUID(), String(Math.floor(Date.now() / 1000))];
    const signature = createHmac("sha256", Buffer.from(KEY, "base64")).update(`${id}.${at}.${body}`).digest("base64");
    return { [`${spelling}-id`]: id, [`${spelling}-timestamp`]: at, [`${spelling}-signature`]: `v1,${signature}` };
  };

const KINDS: [string, Routes[string]["auth"], Sign][] = [
  ["hmac-sha256", { type: "hmac-sha256", header: "x-signature" }, hmac],
  ["standard-webhooks", { type: "standard-webhooks" }, standard("webhook")],
  ["standard-webhooks, as Svix spells them", { type: "standard-webhooks" }, standard("svix")],
];

describe.each(KINDS)("a body signed for %s", (_what, auth, sign) => {
  const start = () =>
    gatewayForTest({
      routes: {
        signed: {
          sessionKey: "agent:main:main",
          secret: KEY,
          path: PATH,
          limits: RAISED,
          grants: ["endpoints", "worker", "delete"],
          ...(auth && { auth }),
        },
      },
    });
  const send = ({ send }: TestGateway, path: string, body: string) => send({ path, body, headers: sign(body) });
  const open = async (gateway: TestGateway) => {
    const created = await send(gateway, PATH, JSON.stringify({ action: "create_flow", goal: "g" }));
    return created.body.result.flow.flowId;
  };
  const stateOf = async ({ store }: TestGateway, flowId: string) => {
    const page = await store.listFlows("agent:main:main", { limit: 10 });
    return page.flows.find((flow) => flow.flowId === flowId);
  };

  test("that names no action does nothing at the path of any action", async () => {
    const gateway = await start();
    const flowId = await open(gateway);
    const before = await stateOf(gateway, flowId);
    for (const action of ACTION_NAMES) {
      const { status, body } = await send(
        gateway,
        `${PATH}/${action}`,
        JSON.stringify({ flowId, expectedRevision: 0 }),
      );
      expect([status, body.code, body.error, body.details]).toEqual([
        400,
        "invalid_request",
        `action: ${REQUIRED}`,
        [{ pointer: "/action", message: REQUIRED }],
      ]);
    }
    expect(await stateOf(gateway, flowId)).toEqual(before);
  });

  test("for one action is refused at the paths of all others, and does nothing there", async () => {
    const gateway = await start();
    const flowId = await open(gateway);
    const before = await stateOf(gateway, flowId);
    const body = JSON.stringify({ action: "get_flow", flowId });
    for (const action of ACTION_NAMES.filter((name) => name !== "get_flow")) {
      const answer = await send(gateway, `${PATH}/${action}`, body);
      expect([answer.status, answer.body.error]).toEqual([400, `action: must be ${action} at this path`]);
    }
    expect(await stateOf(gateway, flowId)).toEqual(before);
    for (const path of [
      PATH,
      `${PATH}/`,
      `${PATH}/get_flow`,
      `${PATH}/get_flow/`,
      `${PATH}/get_flow?action=cancel_flow`,
    ])
      expect((await send(gateway, path, body)).body.result.flow.flowId).toBe(flowId);
  });

  test("is asked for its action only after its signature: a stranger learns nothing of it", async () => {
    const gateway = await start();
    const headers = sign("another body");
    const answer = await gateway.send({ path: `${PATH}/cancel_flow`, body: "{}", headers });
    expect([answer.status, answer.body.code]).toEqual([401, "unauthorized"]);
  });

  test("that is no object has the same error as at the route's path", async () => {
    const gateway = await start();
    for (const body of ["[]", "null", '"x"'])
      expect((await send(gateway, `${PATH}/get_flow`, body)).body.error).toBe(
        (await send(gateway, PATH, body)).body.error,
      );
  });
});
