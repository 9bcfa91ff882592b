import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { describeMistake } from "../../src/plugin/json-syntax.ts";
import { gatewayForTest } from "../support/gateway.ts";

const NAMES = ACTION_NAMES.join(", ");

describe("a body that is not JSON", () => {
  test.each([
    ['{"action":"list_flows",}', "found '}' at line 1, column 24, where a name in double quotes is expected"],
    ['{\n  "action": "list_flows"\n  "limit": 1\n}', `found '"' at line 3, column 3, where ',' or '}' is expected`],
    ["{'action':'list_flows'}", `found "'" at line 1, column 2, where a name in double quotes or '}' is expected`],
    ["{action: 1}", "found 'a' at line 1, column 2, where a name in double quotes or '}' is expected"],
    ['{"action" "list_flows"}', `found '"' at line 1, column 11, where ':' is expected`],
    ['{"action":}', "found '}' at line 1, column 11, where a value is expected"],
    ['{"limit":NaN}', "found 'N' at line 1, column 10, where a value is expected"],
    ['{"limit":undefined}', "found 'u' at line 1, column 10, where a value is expected"],
    ['{"limit":01}', "found '1' at line 1, column 11, where ',' or '}' is expected"],
    ['{"status":["lost",]}', "found ']' at line 1, column 19, where a value is expected"],
    ['{"status":[', "found the end of the body at line 1, column 12, where a value or ']' is expected"],
    ['{"goal":"two\nlines"}', "found U+000A at line 1, column 13, in a string, where it must be escaped"],
    ['{"goal":"C:\\dir"}', "found 'd' at line 1, column 13, after a backslash, where an escape is expected"],
    ['{"goal":"x', "found the end of the body at line 1, column 11, in a string that has no closing quote"],
    ['{"goal":“x”}', "found U+201C at line 1, column 9, where a value is expected"],
    ["{}\r\n{}", "found '{' at line 2, column 1, where the end of the body is expected"],
    ["\ufeff{]", "found ']' at line 1, column 2, where a name in double quotes or '}' is expected"],
    ["action=list_flows", "found 'a' at line 1, column 1, where a value is expected"],
    [" ", "found the end of the body at line 1, column 2, where a value is expected"],
    ["[".repeat(200_000), "found the end of the body at line 1, column 200001, where a value or ']' is expected"],
  ])("gets an error that names line, column and what was found there: %s", async (body, mistake) => {
    const gateway = await gatewayForTest();
    const answer = await gateway.send({ body });
    const message = `must be valid JSON: ${mistake}`;
    expect([answer.status, answer.body.details]).toEqual([400, [{ pointer: "", message }]]);
    expect(answer.body.error).toBe(`The request ${message}.`);
  });

  test("is not quoted in the error", async () => {
    const gateway = await gatewayForTest();
    for (const body of ['{"goal":"canary-value" canary}', '{"goal":canary}', '"canary', "canary-value"]) {
      const { text } = await gateway.send({ body });
      expect(text).not.toMatch(/canary|anary/);
    }
  });

  test("is found by the same rules as JSON.parse has, wherever it is broken", () => {
    const broken = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.string({ maxLength: 2 }), fc.nat(2))
      .map(([text, at, inserted, removed]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + inserted + text.slice(place + removed);
      });
    const tokens = fc
      .array(fc.constantFrom(...'{}[],:"\\/ \t\n\r-+.0123456789eEabnrtuflsx\u0000\u001f\u007f\u00a0é'.split("")), {
        maxLength: 12,
      })
      .map((characters) => characters.join(""));
    fc.assert(
      fc.property(fc.oneof(broken, tokens), (text) => {
        expect(describeMistake(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 20_000 },
    );
  });
});

describe("a request inside of something else", () => {
  const REQUEST = '{"action":"create_flow","goal":"g"}';
  const TWICE = "must be a JSON object, not a string that contains one: it was encoded twice";
  const THRICE = "must be a JSON object, not a string that contains a string that contains one: it was encoded 3 times";
  const AROUND = "wraps the request: send its content as the whole body";
  const UNNAMED = `${AROUND}, and name its action: one of ${NAMES}`;
  const SEVERAL = "wraps the first of several requests: send each as the whole body of a separate request";
  const HUNDRED = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`x-header-${n}`, String(n)]));
  test.each([
    ["a string", JSON.stringify(REQUEST), "", TWICE],
    ["an array", `[${REQUEST}]`, "", "must be an object, not an array that contains one: send its item alone"],
    ["body", `{"body":${REQUEST}}`, "/body", AROUND],
    ["body, as a string", `{"body":${JSON.stringify(REQUEST)}}`, "/body", AROUND],
    ["data", `{"data":${REQUEST}}`, "/data", AROUND],
    ["payload, with an action that is misspelt", '{"payload":{"action":"creat_flow"}}', "/payload", AROUND],
    [
      "what n8n passes on",
      `{"headers":{"a":"b"},"params":{},"query":{},"body":${REQUEST},"webhookUrl":"x"}`,
      "/body",
      AROUND,
    ],
    ["a field beside another action", `{"action":"webhook","pay/load":${REQUEST}}`, "/pay~1load", AROUND],
    ["a field beside a hundred others", JSON.stringify({ ...HUNDRED, body: JSON.parse(REQUEST) }), "/body", AROUND],
    ["body in data", `{"data":{"body":${REQUEST}}}`, "/data/body", AROUND],
    ["five objects", `{"a":{"b":{"c":{"d":{"e":${REQUEST}}}}}}`, "/a/b/c/d/e", AROUND],
    ["an array in body", `{"body":[${REQUEST}]}`, "/body/0", AROUND],
    ["an array in a string in body", `{"body":${JSON.stringify(`[${REQUEST}]`)}}`, "/body", AROUND],
    ["body, encoded twice", `{"body":${JSON.stringify(JSON.stringify(REQUEST))}}`, "/body", AROUND],
    ["an object in a string in body", `{"body":${JSON.stringify(`{"data":${REQUEST}}`)}}`, "/body", AROUND],
    ["the items of n8n", `[{"json":${REQUEST}}]`, "/0/json", AROUND],
    ["body, with others", `{"body":[${REQUEST},${REQUEST}]}`, "/body/0", SEVERAL],
    ["body, without an action", '{"body":{"goal":"g"}}', "/body", UNNAMED],
    ["body in data, without an action", '{"data":{"body":{"flowId":"f","x":1}}}', "/data/body", UNNAMED],
    ["a string in body, without an action", '{"body":"{\\"goal\\":\\"g\\"}"}', "/body", UNNAMED],
    ["what a service answered", '{"status":"ok","data":{"goal":"g","status":"running"}}', "/data", UNNAMED],
    ["a hundred fields, without an action", JSON.stringify({ ...HUNDRED, body: { goal: "g" } }), "/body", UNNAMED],
    ["a string in a string", JSON.stringify(JSON.stringify(REQUEST)), "", THRICE],
    ["a string with a byte order mark", JSON.stringify(`\ufeff${REQUEST}`), "", TWICE],
    [
      "an array in a string",
      JSON.stringify(`[${REQUEST}]`),
      "",
      "must be a JSON object, not a string that contains an array that contains one: send its item alone",
    ],
    [
      "a string in an array",
      JSON.stringify([REQUEST]),
      "",
      "must be a JSON object, not an array that contains a string that contains one: send its item alone",
    ],
    [
      "an array with others",
      `[${REQUEST},${REQUEST}]`,
      "",
      "must be an object, not an array that contains several: send each in a separate request",
    ],
  ])("gets an error that says where it is: %s", async (_what, body, pointer, message) => {
    const gateway = await gatewayForTest();
    const answer = await gateway.send({ body });
    expect([answer.status, answer.body.details]).toEqual([400, [{ pointer, message }]]);
  });

  test.each([
    ["a string", JSON.stringify('{"goal":"g"}'), "", TWICE],
    ["body", '{"body":{"goal":"g"}}', "/body", AROUND],
    ["input, as a string", '{"input":"{\\"goal\\":\\"g\\"}"}', "/input", AROUND],
  ])(
    "gets that error at the path of an action too, where it needs no action: %s",
    async (_what, body, pointer, message) => {
      const gateway = await gatewayForTest();
      const answer = await gateway.send({ path: "/plugins/webhooks/zapier/create_flow", body });
      expect([answer.status, answer.body.details]).toEqual([400, [{ pointer, message }]]);
    },
  );

  test.each([
    ["a number", "7", "", "must be an object"],
    ["a string", '"create_flow"', "", "must be an object"],
    ["null", "null", "", "must be an object"],
    ["an empty array", "[]", "", "must be an object"],
    ["an array of objects that are no requests", "[{},{}]", "", "must be an object"],
    ["a string that holds no object", '"[1]"', "", "must be an object"],
    [
      "an object that is no request",
      '{"event":{"id":1,"status":"ok","user":{}}}',
      "/action",
      `is required: one of ${NAMES}`,
    ],
    ["a state that has an action", `{"goal":"g","stateJson":${REQUEST}}`, "/action", `is required: one of ${NAMES}`],
  ])("is not seen where there is none: %s", async (_what, body, pointer, message) => {
    const gateway = await gatewayForTest();
    const answer = await gateway.send({ body });
    expect([answer.status, answer.body.details]).toEqual([400, [{ pointer, message }]]);
  });

  test.each([
    ["body", '{"action":"create_flow","body":{"goal":"g"}}', "/body"],
    ["a string", '{"action":"create_flow","input":"{\\"goal\\":\\"g\\"}"}', "/input"],
    ["body in data", '{"action":"create_flow","data":{"body":{"goal":"g"}}}', "/data/body"],
    [
      "body, beside a hundred fields",
      JSON.stringify({ action: "create_flow", ...HUNDRED, body: { goal: "g" } }),
      "/body",
    ],
  ])("of which only the action stands outside gets an error that says so: %s", async (_what, body, pointer) => {
    const gateway = await gatewayForTest();
    for (const path of ["/plugins/webhooks/zapier", "/plugins/webhooks/zapier/create_flow"]) {
      const answer = await gateway.send({ path, body });
      const message = "is not a field of this action, but contains fields of create_flow: send them beside action";
      expect([answer.status, answer.body.details[0]]).toEqual([400, { pointer, message }]);
      expect(answer.body.error).toContain(message);
    }
  });

  test("beside an action that it lacks fields for gets an error that says where it is", async () => {
    const gateway = await gatewayForTest();
    const { body } = await gateway.send({ body: `{"action":"get_flow","body":${REQUEST}}` });
    expect(body.details[0]).toEqual({ pointer: "/body", message: AROUND });
  });

  test("is no matter for an action that has all it needs", async () => {
    const gateway = await gatewayForTest();
    const state = { action: "get_flow", body: { action: "run_task" } };
    const created = await gateway.call({ action: "create_flow", goal: REQUEST, stateJson: state });
    expect([created.status, created.body.result.flow.stateJson]).toEqual([200, state]);
  });
});

describe("a word that is not known", () => {
  const details = async (body: object, action = "") => {
    const gateway = await gatewayForTest();
    return (await gateway.send({ path: `/plugins/webhooks/zapier${action}`, body: JSON.stringify(body) })).body.details;
  };

  test("an action that is missing is required", async () => {
    const message = `is required: one of ${NAMES}`;
    expect(await details({})).toEqual([{ pointer: "/action", message }]);
    expect(await details({ goal: "g" })).toEqual([{ pointer: "/action", message }]);
  });

  test.each([
    ["creat_flow", "create_flow"],
    ["createFlow", "create_flow"],
    ["CREATE_FLOW", "create_flow"],
    ["create-flow", "create_flow"],
    ["Create Flow", "create_flow"],
    ["flow/create", "create_flow"],
    ["flows.create", "create_flow"],
    ["create", "create_flow or create_endpoint"],
    ["Run", "run_task"],
    ["cancle_flow", "cancel_flow"],
    ["cancel", "cancel_flow or cancel_task"],
    ["get-flow", "get_flow"],
    ["get", "get_flow or get_task_summary or get_task"],
    ["getTaskSummary", "get_task_summary"],
    ["summary", "get_task_summary"],
    ["latest", "find_latest_flow"],
    [" list_flows ", "list_flows"],
  ])("an action that is misspelt gets a suggestion, at the path of an action too: %j", async (action, meant) => {
    const message = `must be one of ${NAMES}. Did you mean ${meant}?`;
    expect(await details({ action })).toEqual([{ pointer: "/action", message }]);
    const atPath = `must be set_waiting at this path, or left out. Did you mean ${meant}?`;
    expect(await details({ action }, "/set_waiting")).toEqual([{ pointer: "/action", message: atPath }]);
  });

  test("an action that is right, but not at this path, gets no suggestion", async () => {
    const message = "must be create_flow at this path, or left out";
    expect(await details({ action: "get_flow" }, "/create_flow")).toEqual([{ pointer: "/action", message }]);
  });

  test.each(["Action", "ACTION", "actoin", "acton", "actions", "_action", "type"])(
    "a field that is meant to be the action gets a suggestion: %s",
    async (name) => {
      expect(await details({ [name]: "create_flow", goal: "g" })).toEqual([
        { pointer: `/${name}`, message: "is not a field of a request. Did you mean action?" },
        { pointer: "/action", message: `is required: one of ${NAMES}` },
      ]);
    },
  );

  test.each([
    "drop_tables",
    "",
    "f",
    "re",
    "flow",
    "constructor",
    "x".repeat(200_000),
    null,
    7,
    ["create_flow"],
    { a: 1 },
  ])("an action that is near none gets the names alone: %j", async (action) => {
    expect(await details({ action })).toEqual([{ pointer: "/action", message: `must be one of ${NAMES}` }]);
  });

  test("a field and a value of a fixed set get a suggestion too", async () => {
    expect(await details({ action: "create_flow", gaol: "g", stausJson: 1 })).toEqual([
      { pointer: "/gaol", message: "is not a field of this action. Did you mean goal?" },
      { pointer: "/stausJson", message: "is not a field of this action. Did you mean stateJson?" },
      { pointer: "/goal", message: "is required" },
    ]);
    expect(await details({ action: "create_flow", goal: "g", status: "runing", notifyPolicy: "loud" })).toEqual([
      { pointer: "/status", message: "must be one of queued, running, waiting, blocked. Did you mean running?" },
      { pointer: "/notifyPolicy", message: "must be one of done_only, state_changes, silent" },
    ]);
    expect(await details({ action: "list_flows", status: ["queued", "losst"] })).toMatchObject([
      { pointer: "/status/1", message: expect.stringMatching(/Did you mean lost\?$/) },
    ]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
