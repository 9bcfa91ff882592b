/** `TORTURE_FACTOR=10` makes every suite ten times as long. `.ci/run` sets less than 1 on a slow machine. */
export const FACTOR = Number(process.env.TORTURE_FACTOR ?? 1);
/** The same, for times that a test may take and for what is too short to become shorter. */
export const FACTOR_AT_LEAST_1 = Math.max(FACTOR, 1);
