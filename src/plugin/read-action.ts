import { ACTION_NAMES, type ActionName } from "../../generated/actions.ts";
import { textOf } from "./body-text.ts";
import { describeMistake } from "./json-syntax.ts";
import { invalidRequest } from "./problem.ts";
import { withSuggestion } from "./validation-details.ts";
import { findWrappedRequest } from "./wrapped-request.ts";

/** A JSON object with an action. What else it holds is not validated yet. */
export interface SentAction {
  action: ActionName;
  fields: Record<string, unknown>;
  /** The JSON text of `fields`, for what parsing loses. */
  text: string;
}

/**
 * Reads the action that a body asks for, or throws a 400. `named` is the action that the path names; where the body is
 * `signed` it must name the action too, since its signature does not cover the path.
 */
export function readAction(body: Buffer, named?: ActionName, signed = false): SentAction {
  const text = textOf(body);
  const sent = parseJson(text);
  if (typeof sent !== "object" || sent === null || Array.isArray(sent))
    throw invalidRequest([findWrappedRequest(sent, named) ?? { pointer: "", message: "must be an object" }]);
  const fields = sent as Record<string, unknown>;
  const action = actionOf(fields, named, signed);
  if (fields.action === undefined) fields.action = action;
  return { action, fields, text };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body.
    const mistake = describeMistake(text);
    const message = text === "" ? "must have a body" : `must be valid JSON${mistake ? `: ${mistake}` : ""}`;
    throw invalidRequest([{ pointer: "", message }]);
  }
}

function actionOf(fields: Record<string, unknown>, named: ActionName | undefined, signed: boolean): ActionName {
  const { action } = fields;
  const known = ACTION_NAMES.find((name) => name === action);
  if (named === undefined ? known : known === named) return known as ActionName;
  const wrapped = findWrappedRequest(fields, named);
  if (wrapped) throw invalidRequest([wrapped]);
  if (named !== undefined && action === undefined && !signed) return named;
  const message = named === undefined ? anyAction(action) : thatAction(named, action, signed);
  throw invalidRequest([{ pointer: "/action", message }]);
}

function anyAction(action: unknown): string {
  const names = ACTION_NAMES.join(", ");
  if (action === undefined) return `is required: one of ${names}`;
  return withSuggestion(`must be one of ${names}`, action, ACTION_NAMES);
}

function thatAction(named: ActionName, action: unknown, signed: boolean): string {
  if (!signed) return `must be ${named} at this path, or left out`;
  if (action !== undefined) return `must be ${named} at this path`;
  return "is required on signed routes, at this path too: the signature covers the body, not the path";
}
