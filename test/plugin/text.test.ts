import { describe, expect, test } from "vitest";
import { gatewayForTest } from "../support/gateway.ts";

const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("a body that is not UTF-8", () => {
  const cases: [string, Buffer, number, string][] = [
    ["Größe in cp1252", latin1('{"action":"create_flow","goal":"Größe"}'), 34, "0xF6"],
    ["a byte that UTF-8 does not have", bytes('{"a":"', [0xff], '"}'), 6, "0xFF"],
    ["a continuation without a start", bytes('"é', [0xa9], '"'), 3, "0xA9"],
    ["a sequence that stops", bytes('"', [0xe2, 0x82], '"'), 1, "0xE2"],
    ["a sequence that stops with the body", bytes('"x', [0xf0, 0x9f, 0x98]), 2, "0xF0"],
    ["a slash in two bytes", bytes('"', [0xc0, 0xaf], '"'), 1, "0xC0"],
    ["an unpaired surrogate (CESU-8)", bytes('"', [0xed, 0xa0, 0xbd], '"'), 1, "0xED"],
    ["a character beyond U+10FFFF", bytes('"', [0xf4, 0x90, 0x80, 0x80], '"'), 1, "0xF4"],
    ["the start of U+FFFD", bytes('"', [0xef, 0xbf], "x", '"'), 1, "0xEF"],
    ["a bad byte behind a genuine U+FFFD", bytes('"\ufffd', [0x80], '"'), 4, "0x80"],
    ["a bad byte behind a byte order mark", bytes("\ufeff", [0x80]), 3, "0x80"],
    ["UTF-16", Buffer.from("\ufeff{}", "utf16le"), 0, "0xFF"],
  ];
  test.each(cases)("is a 400 that names the first bad byte: %s", async (_what, body, offset, byte) => {
    const gateway = await gatewayForTest();
    const answer = await gateway.send({ body });
    expect([answer.status, answer.body.code]).toEqual([400, "invalid_request"]);
    const message = `must be UTF-8: the byte at offset ${offset} (${byte}) is invalid`;
    expect(answer.body.details).toEqual([{ pointer: "", message }]);
    expect(answer.body.error).toBe(`The request ${message}.`);
  });

  test("stores nothing, so that two different texts never count as one request", async () => {
    const gateway = await gatewayForTest();
    const headers = { "idempotency-key": "k-1" };
    for (const goal of ["Größe", "Grüße"]) {
      const answer = await gateway.send({ headers, body: latin1(`{"action":"create_flow","goal":"${goal}"}`) });
      expect([answer.status, answer.headers.get("idempotency-replayed")]).toEqual([400, null]);
    }
    expect((await gateway.call({ action: "list_flows" })).body.result.flows).toEqual([]);
  });

  test("UTF-8 of any kind is kept, with a byte order mark or without", async () => {
    const gateway = await gatewayForTest();
    const goal = "Größe 😀 \ufffd \u{10ffff} 中 \u0080";
    for (const mark of ["", "\ufeff"]) {
      const { body } = await gateway.send({ body: `${mark}{"action":"create_flow","goal":"${goal}"}` });
      expect(body.result.flow.goal).toBe(goal);
    }
  });
});

describe("Content-Type", () => {
  const LIST = '{"action":"list_flows"}';
  test.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
    "application/json; charset=utf8",
    'application/json; charset="utf-8"',
    'application/json; CHARSET="Utf8"',
    "application/json; charset=us-ascii",
    "application/json; charset=",
    'application/json; profile="a; charset=latin1"',
    "application/vnd.api+json; charset=UTF-8",
    "Application/JSON ; version=1",
  ])("%s is taken", async (type) => {
    const gateway = await gatewayForTest();
    expect((await gateway.send({ body: LIST, headers: { "content-type": type } })).status).toBe(200);
  });

  test.each([
    "application/json; charset=iso-8859-1",
    "application/json; charset=latin1",
    "application/json; charset=windows-1252",
    'application/json; charset="utf-16"',
    "application/json; charset=utf-16le",
    "application/json; version=1; CharSet=Shift_JIS",
    'application/json; charset=""',
    "application/json; charset =utf-16",
    "application/json; charset=utf-8; charset=iso-8859-1",
    "application/vnd.a@b+json; charset=latin1",
    "application/json; charset*=utf-16''x",
    "application/cloudevents+json; charset=cp1252",
  ])("%s is 415, whatever the bytes", async (type) => {
    const gateway = await gatewayForTest();
    const { status, body } = await gateway.send({ body: LIST, headers: { "content-type": type } });
    expect([status, body.code, body.error]).toEqual([
      415,
      "unsupported_media_type",
      "The charset of Content-Type is not supported. Send JSON in UTF-8.",
    ]);
  });

  test.each(["text/json; charset=utf-8", "application/jsonx", "application/@+jsonx; charset=x", "charset=utf-8"])(
    "%s is 415 as before",
    async (type) => {
      const gateway = await gatewayForTest();
      const { status, body } = await gateway.send({ body: LIST, headers: { "content-type": type } });
      expect([status, body.error]).toEqual([415, "Content-Type must be application/json."]);
    },
  );
});

describe("an unpaired surrogate", () => {
  const create = (fields: string) => `{"action":"create_flow",${fields}}`;
  const state = (json: string) => create(`"goal":"g","stateJson":${json}`);
  const cases: [string, string, string[]][] = [
    ["a goal that ends in half an emoji", create(String.raw`"goal":"broken build \ud83d"`), ["/goal"]],
    ["the second half alone", create(String.raw`"goal":"\uDE00 x"`), ["/goal"]],
    ["two first halves", create(String.raw`"goal":"\ud83d\ud83d"`), ["/goal"]],
    ["the halves the wrong way round", create(String.raw`"goal":"\ude00\ud83d"`), ["/goal"]],
    ["a state that is one", state(String.raw`"\ud800"`), ["/stateJson"]],
    ["a value deep in a state", state(String.raw`{"a":[0,{"b/c~d":["x","\udfff"]}]}`), ["/stateJson/a/1/b~1c~0d/1"]],
    ["the name of a member", state(String.raw`{"a":{"x\ud83dy":1}}`), ["/stateJson/a/x\ufffdy"]],
    ["a name and its value", state(String.raw`{"\udc00":"\udc00"}`), ["/stateJson/\ufffd"]],
    [
      "below a name that is half",
      state(String.raw`{"\udc00":["\udc00"]}`),
      ["/stateJson/\ufffd", "/stateJson/\ufffd/0"],
    ],
    ["waitJson", create(String.raw`"goal":"g","waitJson":["\ud83d"]`), ["/waitJson/0"]],
    ["a field that is not known", create(String.raw`"goal":"g","\ud83d":1`), ["/\ufffd"]],
    ["several", create(String.raw`"goal":"\ud83d","currentStep":"\ud83d"`), ["/goal", "/currentStep"]],
    ["a token", String.raw`{"action":"resolve_flow","token":"\ud83d"}`, ["/token"]],
    [
      "900 levels deep",
      state(`${"[".repeat(900)}"\\ud83d"${"]".repeat(900)}`),
      [`${`/stateJson${"/0".repeat(900)}`.slice(0, 200)}…`],
    ],
  ];
  test.each(cases)("is a 400 with its pointer: %s", async (_what, body, pointers) => {
    const gateway = await gatewayForTest();
    const answer = await gateway.send({ body });
    expect([answer.status, answer.body.code]).toEqual([400, "invalid_request"]);
    expect(answer.body.details.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(answer.text).toMatch(/an unpaired surrogate|is not a field/);
    // As jq and orjson would read it.
    expect(/\\ud[89a-f]/i.test(answer.text)).toBe(false);
    expect((await gateway.call({ action: "list_flows" })).body.result.flows).toEqual([]);
  });

  test("whole pairs, and texts that only look like half of one, are kept", async () => {
    const gateway = await gatewayForTest();
    const value = String.raw`{"\ud83d\ude00":"\uD83D\uDE00","a":"\\ud83d","\\udc00":["\\\\ud83d \ufffd \ue000 \ud7ff"]}`;
    const { status, body } = await gateway.send({ body: state(value) });
    expect([status, body.result.flow.stateJson]).toEqual([200, JSON.parse(value)]);
  });
});
