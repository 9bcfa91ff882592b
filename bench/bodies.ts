import { readAction } from "../src/plugin/read-action.ts";
import { validateAction } from "../src/plugin/validate-action.ts";
import { HOSTILE_BODIES } from "../test/support/hostile-bodies.ts";

/** Maximum cost of validating any body within the default limit, in milliseconds. */
const GOAL_MS = 20;
const ROUNDS = 9;

/** The median of the thread's processor time, which does not include other load on the machine. */
function millisecondsOf(body: Buffer): number {
  const taken = Array.from({ length: ROUNDS }, () => {
    const before = process.threadCpuUsage();
    validate(body);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  });
  return taken.toSorted((a, b) => a - b)[ROUNDS >> 1] as number;
}

function validate(body: Buffer): void {
  try {
    validateAction(readAction(body), Date.now);
  } catch {
    // Most bodies are refused, which is the expensive case.
  }
}

const figures = Object.entries(HOSTILE_BODIES)
  .map(([name, body]) => ({ name, milliseconds: millisecondsOf(Buffer.from(body)) }))
  .toSorted((a, b) => b.milliseconds - a.milliseconds);
for (const { name, milliseconds } of figures) console.log(`${milliseconds.toFixed(1).padStart(7)} ms  ${name}`);
const [worst] = figures;
console.log(`Worst: ${worst?.milliseconds.toFixed(1)} ms; the goal is ${GOAL_MS} ms.`);
