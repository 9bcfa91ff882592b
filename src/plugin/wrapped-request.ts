import { ACTION_NAMES, type ActionName, REQUEST_FIELDS } from "../../generated/actions.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import { FREE_FORM } from "./free-form.ts";
import { jsonPointer } from "./json-pointer.ts";
import type { ProblemDetail } from "./problem.ts";

/** Wrappers have few fields. */
const MAX_FIELDS = 20;

/**
 * Finds the request inside of what was sent: tools write JSON into a string a second time, and pass the body of a request
 * on as a field of the next one.
 */
export function findWrappedRequest(sent: unknown, named?: ActionName): ProblemDetail | undefined {
  if (typeof sent === "string" && isObject(parsed(sent)))
    return { pointer: "", message: "must be a JSON object, not a string that holds one: it was encoded twice" };
  if (Array.isArray(sent) && sent.length === 1 && isRequest(sent[0], named))
    return { pointer: "", message: "must be an object, not an array that holds one: send its item alone" };
  if (!isObject(sent) || isRequest(sent, named)) return undefined;
  const name = Object.keys(sent)
    .slice(0, MAX_FIELDS)
    .find((field) => !FREE_FORM.has(field) && isRequest(parsed(sent[field]), named));
  if (name === undefined) return undefined;
  return { pointer: jsonPointer([name]), message: "wraps the request: send what it holds as the whole body" };
}

/** By its action, misspelt or not; where the path names that, by any field of the action. */
function isRequest(value: unknown, named: ActionName | undefined): boolean {
  if (!isObject(value)) return false;
  const { action } = value;
  if (named === undefined || action !== undefined)
    return typeof action === "string" && didYouMean(action, ACTION_NAMES) !== undefined;
  return Object.keys(value).some((field) => REQUEST_FIELDS[named].has(field));
}

/** What a string holds as JSON, and any other value as it is. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string" || !value.trimStart().startsWith("{")) return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
