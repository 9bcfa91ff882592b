import { readFileSync } from "node:fs";
import newman from "newman";

const { TASKFLOW_URL, TASKFLOW_ROUTE } = process.env;
const collection = JSON.parse(readFileSync("collection.json", "utf8"));

const leaves = (item) => item.item?.flatMap(leaves) ?? [item];

/** A stream has no end to wait for. */
const requests = leaves(collection).filter(({ request }) => request.method === "POST");
for (const { request } of requests) request.url.variable.find(({ key }) => key === "routeId").value = TASKFLOW_ROUTE;

/** Sends requests of the collection with Postman's own runtime. */
async function run(items, secret) {
  const variables = { baseUrl: TASKFLOW_URL, bearerToken: secret, apiKey: secret };
  const envVar = Object.entries(variables).map(([key, value]) => ({ key, value }));
  const options = { collection: { ...collection, item: items }, envVar };
  const { executions } = await new Promise((resolve, reject) => {
    newman.run(options, (error, summary) => (error ? reject(error) : resolve(summary.run)));
  });
  for (const { requestError } of executions) if (requestError) throw requestError;
  return executions;
}

export const sendCollection = (secret) => run(requests, secret);

/** The requests of the collection, each to be sent alone, with another body. */
export const importedRequests = (secret) =>
  requests.map((item) => ({
    url: `/${item.request.url.path.join("/")}`,
    send: async (body) => {
      const request = { ...item.request, body: { ...item.request.body, raw: JSON.stringify(body) } };
      const [{ response }] = await run([{ ...item, request }], secret);
      return { status: response.code, body: response.json() };
    },
  }));
