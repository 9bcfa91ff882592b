import { readFileSync, writeFileSync } from "node:fs";
import SwaggerClient from "swagger-client";
import { playScenario } from "./scenario.mjs";

const { TASKFLOW_URL, TASKFLOW_ROUTE: routeId, TASKFLOW_SECRET } = process.env;
const { hostname, port, host } = new URL(TASKFLOW_URL);

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
const isSwagger2 = document.swagger === "2.0";
if (isSwagger2) document.host = host;

const client = await SwaggerClient({ spec: document });
if (client.errors.length > 0) throw new Error(JSON.stringify(client.errors));
const operations = Object.assign({}, ...Object.values(client.apis));
writeFileSync("operations.json", JSON.stringify(Object.keys(operations)));

const isUnion = "performAction" in operations;
const nameOf = (action) => (isUnion ? "performAction" : action.replace(/_./g, ([, letter]) => letter.toUpperCase()));

function options(body, secret) {
  if (isSwagger2) return [{ routeId, body }, { securities: { authorized: { bearerSecret: `Bearer ${secret}` } } }];
  const securities = { authorized: { bearerSecret: { value: secret } } };
  return [{ routeId }, { requestBody: body, securities, serverVariables: { host: hostname, port } }];
}

await playScenario(async (action, body, { secret = TASKFLOW_SECRET }) => {
  const request = options(isUnion ? { action, ...body } : body, secret);
  const response = await operations[nameOf(action)](...request).catch(
    (error) => error.response ?? Promise.reject(error),
  );
  return { status: response.status, body: response.body };
});
