import { checkUrl } from "../../delivery/check-url.ts";
import { forbiddenAddresses } from "../../delivery/forbidden-addresses.ts";
import type { Routes } from "../../plugin/config.ts";
import { WEBHOOKS } from "../../plugin/config-problems.ts";
import { parseBlock } from "../../shared/ip.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { pathOf } from "../../shared/schema-errors/describe-problems.ts";
import { filled } from "./filled.ts";
import type { Sections } from "./sections.ts";

/** What is wrong with the URLs of the routes' endpoints. Of a URL only the reason is shown: a part of it may be a secret. */
export function endpointProblems(routes: Routes, taskflow: Sections["taskflow"]): ConfigProblem[] {
  const { allowPrivateNetworks, allowHttp } = filled("Endpoints", taskflow?.endpoints);
  const blocks = [allowPrivateNetworks].flat().filter((block) => typeof block === "string" && parseBlock(block));
  const rules = { forbidden: forbiddenAddresses(blocks), allowHttp };
  return Object.entries(routes).flatMap(([routeId, route]) => {
    const urls = urlsOf(route?.endpoints);
    return urls.flatMap((url, index) => {
      const problem = typeof url === "string" ? problemOf(url, urls.indexOf(url), index, rules) : undefined;
      return problem
        ? [{ path: pathOf(WEBHOOKS, ["routes", routeId, "endpoints", String(index), "url"]), ...problem }]
        : [];
    });
  });
}

/** The schema reports whatever is no list, no object or no text. */
function urlsOf(endpoints: unknown): unknown[] {
  return Array.isArray(endpoints) ? endpoints.map((endpoint: { url?: unknown } | null) => endpoint?.url) : [];
}

function problemOf(url: string, first: number, index: number, rules: Parameters<typeof checkUrl>[1]) {
  const reason = checkUrl(url, rules);
  if (reason !== undefined)
    return { found: `a URL that cannot be called (${reason})`, expected: "a URL that the gateway may call" };
  if (first === index) return undefined;
  return { found: `the URL of endpoint ${first} of this route`, expected: "another URL for each endpoint of a route" };
}
