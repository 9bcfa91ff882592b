import type { ErrorObject } from "ajv";
import { didYouMean } from "../did-you-mean.ts";
import { tokensOf } from "../json-pointer.ts";

/** An error of a generated validator. */
export type SchemaError = ErrorObject;

/** The name that an error is about and that its path leaves out, by keyword. */
const NAMED_BY: Readonly<Record<string, string>> = {
  required: "missingProperty",
  additionalProperties: "additionalProperty",
  discriminator: "tag",
  propertyNames: "propertyName",
};

/** Whether an error only says that another one, which is in the list too, is there: a failed `then` or `else`. */
export function isEcho({ keyword }: SchemaError): boolean {
  return keyword === "if";
}

/** Returns where an error is: also the member that is missing, unknown or badly named. */
export function placeOf({ keyword, instancePath, params, propertyName }: SchemaError): string[] {
  const place = tokensOf(instancePath);
  const parameter = NAMED_BY[keyword];
  if (parameter !== undefined) place.push(String(params[parameter]));
  // What is wrong with a name is reported at the name.
  if (propertyName !== undefined) place.push(propertyName);
  return place;
}

/** Returns the words that are allowed where an `enum` failed. */
export function allowedWords({ keyword, params }: SchemaError): string[] {
  return keyword === "enum" ? (params.allowedValues as unknown[]).map(String) : [];
}

/** Returns "an integer", or "a string or null" for several types. */
export function typeNames(type: string | readonly string[]): string {
  const named = [type].flat().map((name) => (name === "null" ? name : `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`));
  return named.join(" or ");
}

/** Returns the word of these that was probably meant. */
export function meantBy(found: unknown, words: readonly string[]): string | undefined {
  return typeof found === "string" ? didYouMean(found, words) : undefined;
}
