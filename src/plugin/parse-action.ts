import { ACTION_NAMES, type ActionName, type ActionRequest } from "../../generated/actions.ts";
import { validateRequest } from "../../generated/validate-request.js";
import { freeFormProblem } from "./free-form.ts";
import { invalidRequest } from "./problem.ts";
import { validationDetails } from "./validation-details.ts";

const FREE_FORM = new Set(["stateJson", "waitJson"]);

/**
 * Bytes → a request that is as the contract says, strings trimmed; or 400. `named` is the action that the path names; where
 * the body is `signed` it must name the action too, since its signature does not cover the path.
 */
export function parseAction(body: Buffer, named?: ActionName, signed = false): ActionRequest {
  const request = parseJson(body);
  if (named !== undefined) nameAction(request, named, signed);
  if (!validateRequest(request)) throw invalidRequest(validationDetails(validateRequest.errors ?? [], ACTION_NAMES));
  const problem = freeFormProblem(request, FREE_FORM);
  if (problem) throw invalidRequest([problem]);
  return trimmed(request);
}

/** A byte order mark is no part of the text (RFC 8259, section 8.1). */
function textOf(body: Buffer): string {
  const text = body.toString();
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(textOf(body));
  } catch {
    // The parser's own message quotes the body.
    throw invalidRequest([{ pointer: "", message: body.length === 0 ? "must have a body" : "must be valid JSON" }]);
  }
}

/** Fills in `action` where it may be left out, and refuses another one. What is no object is left to validation. */
function nameAction(request: unknown, named: ActionName, signed: boolean): void {
  if (typeof request !== "object" || request === null || Array.isArray(request)) return;
  const { action = signed ? undefined : named } = request as { action?: unknown };
  if (action !== named) throw invalidRequest([{ pointer: "/action", message: mustBe(named, action, signed) }]);
  Object.assign(request, { action });
}

function mustBe(named: ActionName, action: unknown, signed: boolean): string {
  if (!signed) return `must be ${named} at this path, or left out`;
  if (action !== undefined) return `must be ${named} at this path`;
  return "is required on signed routes, at this path too: the signature covers the body, not the path";
}

function trimmed(request: ActionRequest): ActionRequest {
  const fields = request as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields))
    if (typeof value === "string" && !FREE_FORM.has(name)) fields[name] = value.trim();
  return request;
}
