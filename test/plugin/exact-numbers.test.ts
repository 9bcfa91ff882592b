import { describe, expect, test } from "vitest";
import { gatewayForTest, startTestGateway, type TestGateway, temporaryDirectory } from "../support/gateway.ts";

const create = (state: string, more = "") => `{"action":"create_flow","goal":"g","stateJson":${state}${more}}`;
/** The text of a field as it stands in an answer. */
const textOf = (answer: string, field = "stateJson") =>
  new RegExp(`"${field}":(.*?),"(?:waitJson|createdAt)":`).exec(answer)?.[1];

/** As they are sent, each of which a double would change. */
const KEPT = [
  "9007199254740993",
  "-9007199254740993",
  "18446744073709551615",
  "-9223372036854775808",
  "12345678901234567890123456789012345678901234567890",
  "100000000000000000000000",
  `1${"0".repeat(300)}1`,
  "0.1000000000000000055511151231257827",
  "1234567890123456.789",
  "-1.00000000000000000001",
  "123456789012345678e-30",
  "12345678901234567890E+5",
  "1e-400",
  '[9007199254740993,{"a":[9007199254740995]}]',
  '{"9007199254740993":9007199254740993,"a\\"b\\\\":9007199254740993}',
  '["9007199254740993",9007199254740993,"\\"9007199254740993"]',
  '{"__proto__":9007199254740993,"constructor":{"__proto__":9007199254740993}}',
];

describe("a number that a double cannot keep", () => {
  test.each(KEPT)("is kept with every digit: %s", async (number) => {
    const gateway = await gatewayForTest();
    const created = await gateway.send({ body: create(number, `,"waitJson":{"n":[${number}]}`) }, "create_flow");
    expect(created.status).toBe(200);
    const { flowId } = created.body.result.flow;
    const read = await gateway.call({ action: "get_flow", flowId });
    for (const { text } of [created, read]) {
      expect(textOf(text)).toBe(number);
      expect(textOf(text, "waitJson")).toBe(`{"n":[${number}]}`);
    }
  });

  test("is kept as deep as JSON is taken", async () => {
    const gateway = await gatewayForTest();
    const state = `${"[".repeat(1_000)}9007199254740993${"]".repeat(1_000)}`;
    expect(textOf((await gateway.send({ body: create(state) })).text)).toBe(state);
  });

  test("is kept by every action that takes free-form JSON, and over a restart", async () => {
    const stateDir = temporaryDirectory();
    const first = await startTestGateway({ stateDir });
    const { flowId } = (await first.send({ body: create("9007199254740993") })).body.result.flow;
    const change = async (action: string, revision: number, field = "stateJson") =>
      (
        await first.send({
          body: `{"action":"${action}","flowId":"${flowId}","expectedRevision":${revision},"${field}":[9007199254740993]}`,
        })
      ).text;
    expect(textOf(await change("set_waiting", 0, "waitJson"), "waitJson")).toBe("[9007199254740993]");
    for (const [revision, action] of ["set_waiting", "resume_flow", "finish_flow", "fail_flow"].entries())
      expect(textOf(await change(action, revision + 1))).toBe("[9007199254740993]");
    await first.close();
    const second = await gatewayForTest({ stateDir });
    const { text } = await second.call({ action: "list_flows" });
    expect(textOf(text)).toBe("[9007199254740993]");
  });

  test("keeps the rest of its state as it is without it: order, blanks and repeated names", async () => {
    const gateway = await gatewayForTest();
    const { text } = await gateway.send({
      body: create('{ "b" : 1.0, "a" : 9007199254740993 , "b" : [ 1E2, -0, "é\\u00e9" ] }'),
    });
    expect(textOf(text)).toBe('{"b":[100,0,"éé"],"a":9007199254740993}');
  });

  test.each(["1E400", "-1e999", "9".repeat(400), `[1,${"9".repeat(310)}.5]`, '{"a":1e400,"b":9007199254740993}'])(
    "beyond the range of a double is a 400: %s",
    async (number) => {
      const gateway = await gatewayForTest();
      const { status, body } = await gateway.send({ body: create(number) });
      const message = "must not contain a number beyond the range of a double";
      expect([status, body.details]).toEqual([400, [{ pointer: "/stateJson", message }]]);
    },
  );

  test("is refused as before where the contract wants an integer or a string", async () => {
    const gateway = await gatewayForTest();
    const details = async (body: string) => (await gateway.send({ body })).body.details;
    const finish = (revision: string) =>
      `{"action":"finish_flow","flowId":"x","expectedRevision":${revision},"stateJson":9007199254740993}`;
    expect(await details(finish("9007199254740993"))).toEqual([
      { pointer: "/expectedRevision", message: "must be at most 9007199254740991" },
    ]);
    expect(await details('{"action":"create_flow","goal":9007199254740993,"stateJson":9007199254740993}')).toEqual([
      { pointer: "/goal", message: "must be a string" },
    ]);
  });
});

describe("a number that a double can keep", () => {
  test.each([
    ["1.0", "1"],
    ["-0", "0"],
    ["1E5", "100000"],
    ["9007199254740992", "9007199254740992"],
    ["0.30000000000000004", "0.30000000000000004"],
    ["1700000000000", "1700000000000"],
    ["5e-324", "5e-324"],
  ])("is written as JavaScript writes it: %s", async (sent, kept) => {
    const gateway = await gatewayForTest();
    expect(textOf((await gateway.send({ body: create(sent) })).text)).toBe(kept);
  });
});

describe("two requests with one Idempotency-Key", () => {
  const keyed = (gateway: TestGateway, body: string) =>
    gateway.send({ body, headers: { "idempotency-key": "k-1" } }, "create_flow");

  test.each([
    ["9007199254740993", "9007199254740992"],
    ["[-9007199254740993]", "[-9007199254740992]"],
    ['{"a":12345678901234567890}', '{"a":12345678901234567891}'],
    ["9007199254740993", '"9007199254740993"'],
    ["1e-400", "0"],
  ])("that differ in digits that a double loses are two: %s and %s", async (one, other) => {
    const gateway = await gatewayForTest();
    const first = await keyed(gateway, create(one));
    const second = await keyed(gateway, create(other));
    expect([first.status, second.status, second.body.code]).toEqual([200, 422, "idempotency_key_reused"]);
    const again = await keyed(gateway, create(one));
    expect([again.text, again.headers.get("idempotency-replayed")]).toEqual([first.text, "true"]);
  });

  test("with the same long number in another order are one", async () => {
    const gateway = await gatewayForTest();
    const first = await keyed(gateway, create('{"a":9007199254740993,"b":[1.0]}'));
    const again = await keyed(gateway, create('{ "b":[1], "a":9007199254740993}'));
    expect([again.text, again.headers.get("idempotency-replayed")]).toEqual([first.text, "true"]);
  });
});
