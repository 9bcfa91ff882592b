import { afterAll, beforeAll, expect, test } from "vitest";
import { connectStore, openStore } from "../../src/store/open-store.ts";
import { SECRET, startTestGateway, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { PostgresServer } from "./support/server.ts";

let server: PostgresServer;
let gateways: TestGateway[];
beforeAll(async () => {
  server = await PostgresServer.start();
  gateways = [
    await startTestGateway({ store: openStore({ stateDir: temporaryDirectory() }) }),
    await startTestGateway({ store: await connectStore(await server.createDatabase()) }),
  ];
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  await server.stop();
});

/** JSON as a sender could write it; jsonb would refuse some of it and alter most of the rest. */
const JSONS = [
  "null",
  "true",
  '""',
  "0",
  "-0",
  "1E2",
  "1.10",
  "0.1e-7",
  "12345678901234567890",
  "123456789012345678901234567890.123456789",
  '"\\u0000"',
  '"a\\u0000b"',
  "[9007199254740993,-9007199254740993]",
  "1e-400",
  '"\\ud83d\\ude00 😀"',
  '"\\u0001\\u001f\\u007f\\u2028"',
  '"\\\\u0000 \\" \\/ {\\"a\\":1}"',
  "[]",
  "{}",
  "[1,[2,[3,[null,{}]]]]",
  '{"z":1,"a":2,"10":3,"9":4,"":5}',
  '{"a":1,"a":2}',
  '{"\\u0000":"\\u0000","\\\\ud800":1,"é":2}',
  '{"__proto__":{"x":1},"constructor":1}',
  ' { "spaced" : [ 1 , 2 ] } ',
  `{"long":"${"x".repeat(100_000)}"}`,
];

/** Strings of other fields, as JSON. */
const STRINGS = [
  '"a\\u0000b"',
  '"\\\\ud800"',
  '"\\u0001x"',
  '"\\u0001\\"x\\""',
  '"é\\u2028😀"',
  '"NULL"',
  '"\\\\N"',
  '"{}"',
  '"\\",\\"\\\\"',
];

/** The answer's bytes after the flow's id and times, which differ. */
async function answered(gateway: TestGateway, body: string): Promise<{ flowId: string; text: string }> {
  const response = await fetch(`${gateway.url}/plugins/webhooks/zapier`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}` },
    body,
  });
  const text = await response.text();
  expect(response.status, text).toBe(200);
  const flowId = /"flowId":"([^"]+)"/.exec(text)?.[1] ?? "";
  return { flowId, text: text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>").replaceAll(/\b\d{13}\b/g, "<ms>") };
}

test.each(JSONS.map((json) => [json.slice(0, 60), json]))(
  "the state %s comes back from PostgreSQL byte for byte as from SQLite",
  async (_start, json) => {
    const texts = await Promise.all(
      gateways.map(async (gateway) => {
        const { flowId } = await answered(gateway, `{"action":"create_flow","goal":"g","stateJson":${json}}`);
        const waiting = `{"action":"set_waiting","flowId":"${flowId}","expectedRevision":0,"waitJson":${json}}`;
        await answered(gateway, waiting);
        return (await answered(gateway, `{"action":"get_flow","flowId":"${flowId}"}`)).text;
      }),
    );
    expect(texts[1]).toBe(texts[0]);
    expect(texts[0]).toContain('"waitJson":');
  },
);

test.each(STRINGS)("the string %s comes back from PostgreSQL byte for byte as from SQLite", async (json) => {
  const texts = await Promise.all(
    gateways.map(async (gateway) => {
      const create = `{"action":"create_flow","goal":${json},"currentStep":${json},"controllerId":${json}}`;
      const { flowId } = await answered(gateway, create);
      const flow = `"flowId":"${flowId}"`;
      await answered(
        gateway,
        `{"action":"run_task",${flow},"runtime":"acp","task":${json},"runId":${json},"label":${json}}`,
      );
      const cancelled = await answered(
        gateway,
        `{"action":"run_task",${flow},"runtime":"acp","task":"t","runId":${json}}`,
      );
      return cancelled.text + (await answered(gateway, `{"action":"get_flow",${flow}}`)).text;
    }),
  );
  expect(texts[1]).toBe(texts[0]);
  expect(texts[0]).toContain(`"goal":${JSON.stringify(JSON.parse(json))}`);
});
