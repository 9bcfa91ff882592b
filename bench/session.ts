/** What every part of the benchmark takes for granted. */
export const SESSION_KEY = "agent:main:main";
export const ROUTES = ["bench-1", "bench-2", "bench-3", "bench-4", "bench-5"] as const;
/** Four for each route: an OpenClaw gateway takes no more than eight requests in flight on one. */
export const CONNECTIONS = 20;
export const SECRET = "benchmark-secret-0123456789abcdef0123456789";
/** The longest page that a comparison of sizes is fair with. */
export const PAGE_SIZE = 50;

/** A flow as senders make them: half a kilobyte when it is answered. */
export function sampleInput(n: number) {
  return {
    goal: `Review inbound queue, batch ${n}`,
    currentStep: "triage",
    stateJson: { queue: "inbound", batch: n, reviewed: n % 50, labels: ["billing", "support"], note: "a second look" },
  };
}
