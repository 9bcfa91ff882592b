import { readFileSync } from "node:fs";
import { type Fault, startFaultyProxy } from "./faulty-proxy.ts";
import { SECRET, startTestGateway } from "./gateway.ts";
import { workerRoute } from "./queued-tasks.ts";

/** The faults that sdk-scenario.mjs describes. */
export const FAULTS: Fault[] = [
  "lose request",
  { delayMs: 4_000 },
  "pass",
  { status: 307, headers: { location: "/plugins/webhooks/zapier?moved" } },
];

/** A new gateway for one run of a program, behind a proxy with a script of faults. */
export async function startStage(faults: Fault[] = []) {
  const gateway = await startTestGateway({ routes: { zapier: workerRoute("agent:main:main") } });
  const proxy = await startFaultyProxy(gateway.url, { keys: true });
  proxy.play(...faults);
  return {
    env: { GATEWAY: proxy.url, TASKFLOW_WEBHOOKS_SECRET: SECRET },
    url: proxy.url,
    close: async () => {
      await proxy.close();
      await gateway.close();
    },
  };
}

const scenario = readFileSync(new URL("sdk-scenario.mjs", import.meta.url), "utf8");

/** The files of a project that runs the scenario in a runtime with `process.env`, and prints its results. */
export const SCENARIO = {
  "scenario.mjs": scenario,
  "main.mjs": `import { scenario } from "./scenario.mjs";
const { GATEWAY: baseUrl, TASKFLOW_WEBHOOKS_SECRET: secret } = process.env;
console.log(JSON.stringify(await scenario({ baseUrl, secret })));
`,
};

/** Results of the scenario, the same in every runtime. */
export const FACTS = {
  retried: null,
  redirected: "redirected",
  conflict: ["TaskFlowError", 409, "revision_conflict", 2],
  updated: 3,
  pending: false,
  ended: ["succeeded", { naïve: "✓" }],
  history: [
    "flow.created",
    "flow.waiting",
    "flow.resumed",
    "flow.resumed",
    "task.created",
    "flow.cancel_requested",
    "flow.cancel_requested",
    "flow.succeeded",
  ],
  verified: "flow.succeeded",
  forged: "WebhookVerificationError",
  goals: ["third", "second", "first"],
  page: 1,
  sameFlow: [true, true],
  tasks: 1,
  terminal: "terminal",
  invalid: ["/goal"],
  unauthorized: "unauthorized",
  worked: ["succeeded", { naïve: "✓" }],
  aborted: "enough",
};
