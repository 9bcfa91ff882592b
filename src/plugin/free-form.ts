import type { ProblemDetail } from "./problem.ts";

/** As deep as the reference goes; JSON of any depth parses, but writing it again recurses. */
const MAX_DEPTH = 1_000;

/** What a schema cannot say of free-form JSON: how deep it goes, and that 1e400 became Infinity when it was parsed. */
export function freeFormProblem(request: object, names: ReadonlySet<string>): ProblemDetail | undefined {
  for (const [name, value] of Object.entries(request)) {
    const message = names.has(name) ? unstorable(value) : undefined;
    if (message) return { pointer: `/${name}`, message };
  }
  return undefined;
}

/** Level by level, without recursion. */
function unstorable(value: unknown): string | undefined {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return `must not be nested deeper than ${MAX_DEPTH} levels`;
    if (level.some((item) => typeof item === "number" && !Number.isFinite(item)))
      return "must not hold a number beyond the range of a double";
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
  }
  return undefined;
}
