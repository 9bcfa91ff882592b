import parse from "shell-quote/parse.js";
import { UsageError } from "../usage-error.ts";

/** Quoted parts and escaped characters. */
const QUOTED = /'[^']*'|"(?:\\[^]|[^"\\])*"|\\[^]/g;

/** Splits a command line into words as a shell does, quotes honored. What only a shell can do is an error. */
export function splitCommand(option: string, text: string): [string, ...string[]] {
  if (/["']/.test(text.replaceAll(QUOTED, ""))) throw new UsageError(`${option}: a quote is not closed: ${text}`);
  const entries = parse(text, (name) => ({ op: `$${name}` }));
  const words = entries.map((entry) => {
    if (typeof entry === "string") return entry;
    const found = "pattern" in entry ? entry.pattern : "comment" in entry ? `#${entry.comment}` : entry.op;
    throw new UsageError(
      `${option}: no shell runs, so that ${JSON.stringify(found)} has no meaning. Put it in single quotes, or start a script.`,
    );
  });
  const [command, ...args] = words;
  if (command === undefined || command === "") throw new UsageError(`${option} takes a command, not an empty string`);
  return [command, ...args];
}
