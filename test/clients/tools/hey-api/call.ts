import assert from "node:assert/strict";
import { type Client, createClient } from "./client/client";

export * from "./client";

const { TASKFLOW_URL: baseUrl, TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET } = process.env;

interface Options<Body> {
  client: Client;
  path: { routeId: string };
  body: Body;
}
type Operation<Body, Success, Failure> = (
  options: Options<Body>,
) => Promise<{ data?: Success; error?: Failure; response?: Response }>;

const optionsOf = <Body>(body: Body, auth = TASKFLOW_SECRET): Options<Body> => ({
  client: createClient({ baseUrl, auth }),
  path: { routeId },
  body,
});

export async function result<const Body, Result>(
  operation: Operation<Body, { result: Result }, unknown>,
  body: Body,
  status = 200,
): Promise<Result> {
  const { data, response } = await operation(optionsOf(body));
  assert.equal(response?.status, status);
  assert.ok(data);
  return data.result;
}

export async function failure<const Body, Failure>(
  operation: Operation<Body, unknown, Failure>,
  body: Body,
  status: number,
  secret?: string,
): Promise<Failure> {
  const { error, response } = await operation(optionsOf(body, secret));
  assert.equal(response?.status, status);
  assert.ok(error);
  return error;
}
