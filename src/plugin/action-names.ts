import { ACTION_NAMES, type ActionName } from "../../generated/actions.ts";
import { didYouMean, isNear } from "../shared/did-you-mean.ts";

/** A longer text is not taken for a misspelt name. */
const MAX_LENGTH = 40;
/** Shorter texts begin too many words to be a hint. */
const MIN_LENGTH = 3;
/** With more suggestions than this, none is shown. */
const MAX_SUGGESTIONS = 3;
/** Names of fields that are compared with `action`, at most. */
const MAX_FIELDS = 200;

const ACTIONS: ReadonlySet<unknown> = new Set(ACTION_NAMES);

export const ALL_ACTIONS = ACTION_NAMES.join(", ");

export function isAction(value: unknown): value is ActionName {
  return ACTIONS.has(value);
}

/** Adds the names of the actions that were probably meant: by a misspelt name, one in another style, or a part of one. */
export function withActionSuggestion(message: string, word: unknown): string {
  const meant = typeof word === "string" ? actionsMeantBy(word) : [];
  return meant.length === 0 ? message : `${message}. Did you mean ${meant.join(" or ")}?`;
}

function actionsMeantBy(word: string): readonly string[] {
  if (word.length > MAX_LENGTH) return [];
  const near = didYouMean(word.trim(), ACTION_NAMES);
  if (near !== undefined) return [near];
  const words = wordsOf(word);
  const start = words.join("_");
  if (start.length < MIN_LENGTH) return [];
  const starting = ACTION_NAMES.filter((name) => name.startsWith(start));
  const meant = starting.length > 0 ? starting : ACTION_NAMES.filter((name) => beginEach(words, name.split("_")));
  return meant.length > MAX_SUGGESTIONS ? [] : meant;
}

/** The words of a name in camel, kebab or snake case, or with blanks, dots or slashes between them. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}

/** Whether each of the words begins one of the others, or begins with one. */
function beginEach(words: readonly string[], others: readonly string[]): boolean {
  return words.every((word) => others.some((other) => other.startsWith(word) || word.startsWith(other)));
}

/** The name of a field that was probably meant to be `action`: by its name, or since its value is that of an action. */
export function misspeltAction(fields: Record<string, unknown>, allNames: readonly string[]): string | undefined {
  const names = allNames.slice(0, MAX_FIELDS);
  const named = names.find((name) => isNear(name.toLowerCase(), "action") && typeof fields[name] === "string");
  return named ?? names.find((name) => isAction(fields[name]));
}
