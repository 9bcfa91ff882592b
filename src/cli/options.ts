import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { didYouMean } from "../shared/did-you-mean.ts";
import { homeDirectory } from "../shared/home-directory.ts";
import type { Option } from "./command-table.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Strict: an unknown flag or a stray word is an error that says so. `negatable`: a boolean `--flag` has a `--no-flag`.
 */
export function parseOptions(args: string[], options: readonly Option[], { negatable = false } = {}) {
  try {
    const { values } = parseArgs({
      args,
      options: { ...Object.fromEntries(options.map(parsed)), help: { type: "boolean", short: "h" } },
      strict: true,
      allowNegative: negatable,
    });
    return values as Record<string, string | boolean | undefined>;
  } catch (error) {
    const [firstSentence = ""] = (error instanceof Error ? error.message : String(error)).split(". To specify");
    throw new UsageError(`${firstSentence}${suggestion(firstSentence, options, negatable)}`);
  }
}

function parsed({ name, value, multiple = false }: Option) {
  return [name, { type: value === undefined ? ("boolean" as const) : ("string" as const), multiple }] as const;
}

/** For an option that is not known. */
function suggestion(sentence: string, options: readonly Option[], negatable: boolean): string {
  const [, unknown] = /^Unknown option '--([^']+)'/.exec(sentence) ?? [];
  const names = options.map(({ name }) => name);
  const negations = options.filter(({ value }) => negatable && value === undefined).map(({ name }) => `no-${name}`);
  const known = [...names, "help", ...negations];
  const meant = unknown === undefined ? undefined : didYouMean(unknown, known);
  return meant === undefined ? "" : `. Did you mean --${meant}?`;
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new UsageError(`--port takes a number from 0 to 65535, not "${text}"`);
  return port;
}

export function stateDirOf(option: string | undefined): string {
  // An empty path means the current directory: most likely a shell variable is not set.
  if (option === "") throw new UsageError("--state-dir takes the path of a directory, not an empty string");
  return resolve(option ?? join(homeDirectory(), ".taskflow-webhooks"));
}
