import { readFileSync } from "node:fs";
import { sendRequest } from "./send-request.mjs";

const { TASKFLOW_URL, TASKFLOW_ROUTE } = process.env;
const collection = JSON.parse(readFileSync("collection.json", "utf8"));

const leaves = (item) => item.items?.flatMap(leaves) ?? [item];

/** The header that the collection's authentication asks for, which its requests inherit. */
function authentication({ mode, apikey }, secret) {
  return mode === "apikey" ? [apikey.key, secret] : ["Authorization", `Bearer ${secret}`];
}

/** The converted requests, with the address of the gateway, the route and the secret set. */
export async function importedRequests(secret) {
  // A stream has no end to wait for.
  const requests = leaves(collection).filter(({ request }) => request.method === "POST");
  return requests.map(({ request }) => {
    const url = request.url.replace("{{baseUrl}}", TASKFLOW_URL).replace(":routeId", TASKFLOW_ROUTE);
    const headers = new Headers([["Content-Type", "application/json"]]);
    for (const { name, value, enabled } of request.headers) if (enabled) headers.set(name, value);
    headers.set(...authentication(collection.root.request.auth, secret));
    const imported = { url, method: request.method, headers, body: request.body.json };
    return { url, send: (other) => sendRequest(imported, other) };
  });
}
