/** `TORTURE_FACTOR=10` makes every suite ten times as long. */
export const FACTOR = Number(process.env.TORTURE_FACTOR ?? 1);
