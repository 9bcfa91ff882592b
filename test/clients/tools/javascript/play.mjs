import { importedRequests } from "./imported.mjs";
import { playScenario } from "./scenario.mjs";

/** An imported request is identified by the end of its path. A single request performs every action. */
async function requestFor(action, secret) {
  const requests = await importedRequests(secret);
  return requests.length === 1 ? requests[0] : requests.find(({ url }) => url.endsWith(`/${action}`));
}

await playScenario(async (action, body, { secret = process.env.TASKFLOW_SECRET }) => {
  const request = await requestFor(action, secret);
  return request.send(request.url.endsWith(`/${action}`) ? body : { action, ...body });
});
