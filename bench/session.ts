/** Constants that all parts of the benchmark share. */
export const SESSION_KEY = "agent:main:main";
export const ROUTES = ["bench-1", "bench-2", "bench-3", "bench-4", "bench-5"] as const;
/** The route of workers and of endpoints in comparisons. The others have no grants, as most routes. */
export const OPERATOR_ROUTE = "bench-operator";
/** Four for each route: an OpenClaw gateway accepts at most eight requests in flight per route. */
export const CONNECTIONS = 20;
export const SECRET = "benchmark-secret-0123456789abcdef0123456789";
/** The longest page with which a comparison of sizes is fair. */
export const PAGE_SIZE = 50;

/** A typical flow: half a kilobyte in a response. */
export function sampleInput(n: number) {
  return {
    goal: `Review inbound queue, batch ${n}`,
    currentStep: "triage",
    stateJson: { queue: "inbound", batch: n, reviewed: n % 50, labels: ["billing", "support"], note: "a second look" },
  };
}
