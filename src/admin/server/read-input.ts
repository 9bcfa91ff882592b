import { didYouMean } from "../../shared/did-you-mean.ts";
import { AdminError } from "../protocol.ts";

/** Records of a list. */
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
/** More than any id or session key that is stored has. */
const MAX_TEXT = 4_096;

export type Input = Readonly<Record<string, unknown>>;

export function refuseUnknown(input: Input, known: readonly string[]): void {
  for (const name of Object.keys(input))
    if (!known.includes(name))
      throw new AdminError("invalid", `There is no input ${JSON.stringify(name.slice(0, 40))}.`);
}

export function textOf(input: Input, name: string): string | undefined {
  const value = input[name];
  if (value === undefined) return undefined;
  if (typeof value !== "string" || value === "" || value.length > MAX_TEXT)
    throw new AdminError("invalid", `${name} must be a text of 1 to ${MAX_TEXT} characters.`);
  return value;
}

export function idOf(input: Input): string {
  const id = textOf(input, "id");
  if (id === undefined) throw new AdminError("invalid", "The id is missing.");
  return id;
}

export function wordOf<Word extends string>(input: Input, name: string, known: readonly Word[]): Word | undefined {
  const value = textOf(input, name);
  if (value === undefined) return undefined;
  const word = known.find((one) => one === value);
  if (word !== undefined) return word;
  const near = didYouMean(value, known);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  throw new AdminError(
    "invalid",
    `${name} must be one of ${known.join(", ")}, not ${JSON.stringify(value.slice(0, 40))}.${hint}`,
  );
}

export function limitOf({ limit = DEFAULT_LIMIT }: Input): number {
  if (typeof limit === "number" && Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw new AdminError("invalid", `limit must be a whole number from 1 to ${MAX_LIMIT}.`);
}

export function timeOf(input: Input, name: string): number | undefined {
  const value = input[name];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new AdminError("invalid", `${name} must be a time in milliseconds since 1970.`);
}
