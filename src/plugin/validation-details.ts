import type { ErrorObject } from "ajv";
import type { ProblemDetail } from "./problem.ts";

/** Ajv's errors in the words of the contract: where (RFC 6901), and what was expected. One for each place. */
export function validationDetails(
  errors: readonly ErrorObject[],
  actionNames: readonly string[],
): [ProblemDetail, ...ProblemDetail[]] {
  const byPointer = new Map<string, ProblemDetail>();
  for (const error of errors) {
    const pointer = placeOf(error);
    // "if" only says that "then" failed, which says itself what is missing.
    if (error.keyword !== "if" && !byPointer.has(pointer))
      byPointer.set(pointer, { pointer, message: expected(error, actionNames) });
  }
  const [first = { pointer: "", message: "is not valid" }, ...others] = byPointer.values();
  return [first, ...others];
}

function placeOf({ keyword, instancePath, params }: ErrorObject): string {
  if (keyword === "required") return `${instancePath}/${escapeToken(params.missingProperty)}`;
  if (keyword === "additionalProperties") return `${instancePath}/${escapeToken(params.additionalProperty)}`;
  if (keyword === "discriminator") return `${instancePath}/${escapeToken(params.tag)}`;
  return instancePath;
}

function expected({ keyword, params, schemaPath }: ErrorObject, actionNames: readonly string[]): string {
  if (schemaPath.includes("/then/")) return "must be running when startedAt, lastEventAt or progressSummary is given";
  switch (keyword) {
    case "discriminator":
      return `must be one of ${actionNames.join(", ")}`;
    case "required":
      return "is required";
    case "additionalProperties":
      return "is not a field of this action";
    case "type":
      return `must be ${typeNames(params.type)}`;
    case "enum":
      return `must be one of ${(params.allowedValues as unknown[]).join(", ")}`;
    case "minLength":
    case "pattern":
      return "must not be blank";
    case "minimum":
      return `must be at least ${params.limit}`;
    case "maximum":
      return `must be at most ${params.limit}`;
    case "minItems":
      return "must not be empty";
    case "uniqueItems":
      return "must not name a value twice";
    default:
      return "is not valid";
  }
}

function typeNames(type: string | string[]): string {
  const named = [type].flat().map((name) => (name === "null" ? name : `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`));
  return named.join(" or ");
}

function escapeToken(name: unknown): string {
  return String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}
