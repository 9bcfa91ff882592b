/** The performance goals of the gateway. Shares are relative to the rate of the bare echo server in the same round. */
export const SHARE_GOALS: Readonly<Record<string, number>> = {
  get_flow: 0.7,
  find_latest_flow: 0.65,
  create_flow: 0.5,
  set_waiting: 0.5,
  resume_flow: 0.5,
  run_task: 0.45,
  list_flows: 0.15,
};

/** p50 with the most flows ÷ p50 with the fewest, for the action with the largest quotient. */
export const GROWTH_GOAL = 1.2;
/** With the most flows, after all actions have run. */
export const RESIDENT_GOAL_BYTES = 150_000_000;
/** From the start of the process to its first answer, with the most flows. */
export const START_GOAL_MS = 400;
