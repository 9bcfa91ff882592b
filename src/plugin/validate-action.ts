import { type ActionRequest, REQUEST_FIELDS } from "../../generated/actions.ts";
import { validateRequest } from "../../generated/validate-request.js";
import { mayHoldInexactNumber, parseExactly } from "./exact-numbers.ts";
import { FREE_FORM, hasFreeForm } from "./free-form.ts";
import { Problems } from "./problems.ts";
import { checkQueue } from "./queue-check.ts";
import type { SentAction } from "./read-action.ts";
import { checkTimes } from "./time-check.ts";
import { addUnknownFields, addValidationErrors } from "./validation-details.ts";
import { checkValues, mayHoldBadValues } from "./value-check.ts";
import { findWrappedFields } from "./wrapped-request.ts";

/**
 * Returns the request as its action takes it: strings trimmed, and the numbers in free-form JSON with all their digits, to
 * be written by `exactJson`. Throws a 400 with what is wrong. `now` tells the milliseconds since the epoch that bound its
 * times; `queue` is that of tasks that are recorded without one.
 */
export function validateAction({ action, fields, text }: SentAction, now: () => number, queue?: string): ActionRequest {
  const problems = new Problems();
  const known = REQUEST_FIELDS[action];
  const names = Object.keys(fields);
  if (hasUnknown(names, known)) {
    const wrapped = findWrappedFields(fields, names, action);
    if (wrapped) problems.addAt(wrapped.pointer, wrapped.message);
    addUnknownFields(names, known, problems);
  }
  // There may be tens of thousands, whose values need no look.
  if (problems.isFull) problems.throwIfAny();
  const inexact = hasFreeForm(fields) && mayHoldInexactNumber(text);
  if (inexact || mayHoldBadValues(text)) checkValues(fields, problems);
  if (action === "run_task") {
    checkTimes(fields, now(), problems);
    checkQueue(fields, queue, problems);
  }
  if (!validateRequest(fields)) addValidationErrors(validateRequest.errors ?? [], fields, problems);
  problems.throwIfAny();
  if (inexact) keepDigits(fields, text);
  trim(fields);
  return fields as unknown as ActionRequest;
}

function hasUnknown(names: readonly string[], known: ReadonlySet<string>): boolean {
  for (const name of names) if (!known.has(name)) return true;
  return false;
}

function keepDigits(fields: Record<string, unknown>, text: string): void {
  const exact = parseExactly(text) as Record<string, unknown>;
  for (const name of FREE_FORM) if (name in fields) fields[name] = exact[name];
}

function trim(fields: Record<string, unknown>): void {
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (typeof value === "string" && !FREE_FORM.has(name)) fields[name] = value.trim();
  }
}
