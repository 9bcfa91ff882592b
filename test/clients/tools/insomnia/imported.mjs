import { readFileSync } from "node:fs";
import { sendRequest } from "./send-request.mjs";

const { TASKFLOW_URL, TASKFLOW_ROUTE } = process.env;
const resources = JSON.parse(readFileSync("resources.json", "utf8"));

/** The imported environments, with the address of the gateway, the route and the secret set. */
function environment(secret) {
  const data = Object.assign({}, ...resources.filter(({ _type }) => _type === "environment").map((one) => one.data));
  const { host } = new URL(TASKFLOW_URL);
  return { ...data, host, base_path: "", routeId: TASKFLOW_ROUTE, bearerToken: secret };
}

/** Fills in the variables of a template, which may be templates themselves. */
function render(template, values) {
  const text = template.replaceAll(/\{\{ *(\w+) *\}\}/g, (_all, name) => values[name]);
  return text === template ? text : render(text, values);
}

/** The imported requests, prepared as Insomnia prepares them for sending. */
export async function importedRequests(secret) {
  const values = environment(secret);
  // A stream has no end to wait for.
  const requests = resources.filter(({ _type, method }) => _type === "request" && method === "POST");
  return requests.map(({ url, method, headers, authentication, body }) => {
    const token = authentication.token ?? "{{bearerToken}}";
    const sent = new Headers({ "content-type": body.mimeType, authorization: `Bearer ${render(token, values)}` });
    for (const { name, value, disabled } of headers) if (!disabled) sent.set(name, render(value, values));
    const request = { url: render(url, values), method, headers: sent, body: body.text };
    return { url: request.url, send: (other) => sendRequest(request, other) };
  });
}
