import assert from "node:assert/strict";

export * from "./client";

const { TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET } = process.env;

interface Reply {
  status: number;
  data: { ok: boolean };
}
type Accepted = { status: 200 | 202 };
type Operation<Body, Given extends Reply> = (routeId: string, body: Body, init: RequestInit) => Promise<Given>;
type Success<Given extends Reply> = Extract<Extract<Given, Accepted>["data"], { result: unknown }>;
type Failure<Given extends Reply> = Exclude<Given, Accepted>["data"];

const init = (secret = TASKFLOW_SECRET): RequestInit => ({ headers: { authorization: `Bearer ${secret}` } });

export async function result<Body, Given extends Reply>(
  operation: Operation<Body, Given>,
  body: NoInfer<Body>,
  expected = 200,
): Promise<Success<Given>["result"]> {
  const { status, data } = await operation(routeId, body, init());
  assert.equal(status, expected);
  assert.equal(data.ok, true);
  return (data as Success<Given>).result;
}

export async function failure<Body, Given extends Reply>(
  operation: Operation<Body, Given>,
  body: NoInfer<Body>,
  expected: number,
  secret?: string,
): Promise<Failure<Given>> {
  const { status, data } = await operation(routeId, body, init(secret));
  assert.equal(status, expected);
  assert.equal(data.ok, false);
  return data as Failure<Given>;
}
