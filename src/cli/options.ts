import { join, resolve } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { didYouMean } from "../shared/did-you-mean.ts";
import { homeDirectory } from "../shared/home-directory.ts";
import { UsageError } from "./usage-error.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * Strict: an unknown flag or a stray word is an error that says so. `negatable`: a boolean `--flag` has a `--no-flag`.
 */
export function parseOptions(args: string[], options: Options, { negatable = false } = {}) {
  try {
    const { values } = parseArgs({
      args,
      options: { ...options, help: { type: "boolean", short: "h" } },
      strict: true,
      allowNegative: negatable,
    });
    return values as Record<string, string | boolean | undefined>;
  } catch (error) {
    const [firstSentence = ""] = (error instanceof Error ? error.message : String(error)).split(". To specify");
    throw new UsageError(`${firstSentence}${suggestion(firstSentence, Object.keys(options), negatable)}`);
  }
}

/** For an option that is not known. */
function suggestion(sentence: string, names: string[], negatable: boolean): string {
  const [, unknown] = /^Unknown option '--([^']+)'/.exec(sentence) ?? [];
  const known = [...names, "help", ...(negatable ? names.map((name) => `no-${name}`) : [])];
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
  // It would be the current directory: most likely a variable of the shell is not set.
  if (option === "") throw new UsageError("--state-dir takes the path of a directory, not an empty text");
  return resolve(option ?? join(homeDirectory(), ".taskflow-webhooks"));
}
