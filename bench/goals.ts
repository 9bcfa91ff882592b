/** The performance goals of the gateway. Shares are relative to the rate of the bare echo server in the same round. */
export const SHARE_GOALS: Readonly<Record<string, number>> = {
  get_flow: 0.7,
  find_latest_flow: 0.7,
  create_flow: 0.38,
  set_waiting: 0.36,
  resume_flow: 0.36,
  finish_flow: 0.36,
  run_task: 0.3,
  list_flows: 0.15,
};

/** Processor time of the event loop per request ÷ that of the echo: what decides where there are more cores than the load uses. */
export const LOOP_GOALS: Readonly<Record<string, number>> = {
  get_flow: 1.25,
  find_latest_flow: 1.25,
  create_flow: 1.6,
  set_waiting: 1.5,
  resume_flow: 1.5,
  finish_flow: 1.5,
  run_task: 1.5,
};

/** `claim_tasks` and `complete_task`, pairs per second. */
export const CLAIM_GOAL = 3_000;

/** p50 with the most flows ÷ p50 with the fewest, for the action with the largest quotient. */
export const GROWTH_GOAL = 1.2;
/** With the most flows, after all actions have run. */
export const RESIDENT_GOAL_BYTES = 150_000_000;
/** From the start of the process to its first answer, with the most flows. */
export const START_GOAL_MS = 400;
