import { type ActionName, REQUEST_FIELDS } from "../../generated/actions.ts";
import { ALL_ACTIONS, isAction, misspeltAction, withActionSuggestion } from "./action-names.ts";
import { textOf } from "./body-text.ts";
import { describeMistake } from "./json-syntax.ts";
import { invalidRequest, type ProblemDetail } from "./problem.ts";
import { requestPointer } from "./request-pointer.ts";
import { findEncodedRequest, findWrappedRequest } from "./wrapped-request.ts";

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
    throw invalidRequest([findEncodedRequest(sent, named) ?? { pointer: "", message: "must be an object" }]);
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
  if (isAction(action) && (named === undefined || action === named)) return action;
  const isLeftOut = named !== undefined && action === undefined && !signed;
  const names = Object.keys(fields);
  if (isLeftOut && hasFieldOf(named, names)) return named;
  const wrapped = findWrappedRequest(fields, names, named);
  if (wrapped) throw invalidRequest([wrapped]);
  if (isLeftOut) return named;
  const message = named === undefined ? anyAction(action) : thatAction(named, action, signed);
  throw invalidRequest([...meantAsAction(fields, names), { pointer: "/action", message }] as [ProblemDetail]);
}

function hasFieldOf(named: ActionName, names: readonly string[]): boolean {
  for (const name of names) if (REQUEST_FIELDS[named].has(name)) return true;
  return false;
}

/** The field that was probably meant to be the action, where there is none. */
function meantAsAction(fields: Record<string, unknown>, names: readonly string[]): ProblemDetail[] {
  const name = fields.action === undefined ? misspeltAction(fields, names) : undefined;
  if (name === undefined) return [];
  return [{ pointer: requestPointer([name]), message: "is not a field of a request. Did you mean action?" }];
}

function anyAction(action: unknown): string {
  if (action === undefined) return `is required: one of ${ALL_ACTIONS}`;
  return withActionSuggestion(`must be one of ${ALL_ACTIONS}`, action);
}

function thatAction(named: ActionName, action: unknown, signed: boolean): string {
  if (action === undefined)
    return "is required on signed routes, at this path too: the signature covers the body, not the path";
  const message = `must be ${named} at this path${signed ? "" : ", or left out"}`;
  return isAction(action) ? message : withActionSuggestion(message, action);
}
