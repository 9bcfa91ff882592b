import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bindAddress } from "../gateway/config/bind-address.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import { homeDirectory } from "../shared/home-directory.ts";
import type { Command, Option } from "./command.ts";
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

/** The options of a command that takes one argument besides them. */
export function parseWithArgument(args: string[], { name, options, usage }: Command) {
  // Strict, so that a misspelt option is not taken for an argument.
  const { tokens } = parseArgs({ args, options: Object.fromEntries(options.map(parsed)), strict: false, tokens: true });
  const places = tokens.flatMap((token) => (token.kind === "positional" ? [token.index] : []));
  const [place, second] = places;
  if (second !== undefined) throw new UsageError(`${name} takes one argument. Usage: ${name} ${usage}`);
  const rest = args.filter((_, index) => index !== place);
  return { options: parseOptions(rest, options), argument: place === undefined ? undefined : args[place] };
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new UsageError(`--port takes a number from 0 to 65535, not "${text}"`);
  return port;
}

export function parseBind(text: string): string {
  if (bindAddress(text) === undefined)
    throw new UsageError(`--bind takes loopback, lan or an IP address, not "${text}"`);
  return text;
}

export function stateDirOf(option: string | undefined): string {
  // An empty path means the current directory: most likely a shell variable is not set.
  if (option === "") throw new UsageError("--state-dir takes the path of a directory, not an empty string");
  return resolve(option ?? join(homeDirectory(), ".taskflow-webhooks"));
}
