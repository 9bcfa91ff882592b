import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gatewayForTest, startTestGateway, type TestGateway } from "../support/gateway.ts";
import { HOSTILE_BODIES, MAX_BODY_BYTES } from "../support/hostile-bodies.ts";

const MAX_DETAILS = 20;
/** Twenty pointers of 200 characters that JSON has to escape, with their sentences. */
const MAX_ANSWER_BYTES = 32 * 1024;

describe("the answer to a body that was made to cost much", () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  afterAll(() => gateway.close());

  test.each(Object.entries(HOSTILE_BODIES))("names at most 20 problems of %s, in 32 KiB", async (_what, body) => {
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(MAX_BODY_BYTES);
    const answer = await gateway.send({ body });
    if (answer.status === 200) return;
    expect([answer.status, answer.body.code]).toEqual([400, "invalid_request"]);
    expect(answer.body.details.length).toBeLessThanOrEqual(MAX_DETAILS);
    expect(Buffer.byteLength(answer.text)).toBeLessThan(MAX_ANSWER_BYTES);
    // Half of a surrogate pair, escaped or not.
    expect(answer.text.isWellFormed() && !/\\ud[89a-f]/i.test(answer.text)).toBe(true);
    for (const { pointer } of answer.body.details) expect(pointer).toMatch(/^(?:|(?:\/(?:[^~/]|~[01])*)+)$/u);
  });
});

describe("the problems of a request", () => {
  const fields = (count: number) => Array.from({ length: count }, (_, n) => `"f${n}":0`).join();

  test.each([1, 19, 20])("are all named when there are %i", async (count) => {
    const gateway = await gatewayForTest();
    const { body } = await gateway.send({ body: `{"action":"list_flows",${fields(count)}}` });
    expect([body.details.length, "moreProblems" in body, body.error]).toEqual([
      count,
      false,
      "f0: is not a field of this action",
    ]);
  });

  test.each([21, 1_000, 20_000])("are named up to 20 of %i, and the rest is counted", async (count) => {
    const gateway = await gatewayForTest();
    const { body } = await gateway.send({ body: `{"action":"list_flows",${fields(count)}}` });
    expect(body).toMatchObject({
      moreProblems: count - MAX_DETAILS,
      error: `f0: is not a field of this action (${count} problems; details lists the first 20)`,
    });
    expect(body.details.map(({ pointer }) => pointer)).toEqual(Array.from({ length: 20 }, (_, n) => `/f${n}`));
  });

  test("are counted also where their pointers are cut to the same", async () => {
    const gateway = await gatewayForTest();
    const [open, close] = ['{"":'.repeat(210), "}".repeat(210)];
    const halves = Array.from({ length: 1_000 }, () => String.raw`"\ud800"`).join();
    const { body } = await gateway.send({
      body: `{"action":"create_flow","goal":"x","stateJson":${open}[${halves}]${close}}`,
    });
    expect([body.details.length, (body as { moreProblems?: number }).moreProblems]).toEqual([1, 999]);
  });

  test("of different kinds are counted together", async () => {
    const gateway = await gatewayForTest();
    const halves = Array.from({ length: 30 }, () => String.raw`"\udfff"`).join();
    const { body } = await gateway.send({
      body: `{"action":"create_flow","goal":7,"status":"x",${fields(3)},"stateJson":[${halves}]}`,
    });
    expect([body.details.length, (body as { moreProblems?: number }).moreProblems]).toEqual([20, 15]);
  });

  test("an array that is too long is one problem, and a status that comes twice another", async () => {
    const gateway = await gatewayForTest();
    const list = async (status: unknown) =>
      (await gateway.send({ body: JSON.stringify({ action: "list_flows", status }) })).body.details;
    const places = (count: number) => Array.from({ length: count }, () => "queued");
    expect(await list(places(9))).toEqual([{ pointer: "/status", message: "must not have more than 8 items" }]);
    expect(await list(places(2))).toEqual([{ pointer: "/status", message: "must not contain duplicates" }]);
    expect(await list([])).toEqual([{ pointer: "/status", message: "must not be empty" }]);
    expect((await list(["queued", "lots", 7])).map(({ pointer }) => pointer)).toEqual(["/status/1", "/status/2"]);
    const all = ["queued", "running", "waiting", "blocked", "succeeded", "failed", "cancelled", "lost"];
    expect((await gateway.send({ body: JSON.stringify({ action: "list_flows", status: all }) })).status).toBe(200);
  });

  test("a pointer of more than 200 characters is cut, and so is the sentence that names the field", async () => {
    const gateway = await gatewayForTest();
    for (const name of ["x".repeat(100_000), "~".repeat(100_000), "😀".repeat(50_000)]) {
      const { body } = await gateway.send({ body: `{"action":"list_flows","${name}":0}` });
      const [detail] = body.details;
      expect(detail?.pointer).toMatch(/^.{199,200}…$/s);
      expect(body.error.length).toBeLessThan(300);
    }
  });
});
