import type { Json } from "../../generated/actions.ts";
import { numberText } from "./number-text.ts";

/**
 * Answers are written from the leaves up, so that the JSON text that a store keeps is copied into them as it is. The
 * types hold each piece to the contract: an object takes no member of another shape.
 */

export const TRUE = "true" as Json<true>;
export const FALSE = "false" as Json<false>;
export const NULL = "null" as Json<null>;

/** Printable ASCII that needs no escape. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** Most values are short and plain: for these the general way takes several times as long. */
export function json<const Value>(value: Value): Json<Value> {
  if (typeof value === "string" && PLAIN.test(value)) return `"${value}"` as Json<Value>;
  if (typeof value === "number" && Number.isFinite(value)) return numberText(value) as Json<Value>;
  return JSON.stringify(value) as Json<Value>;
}

/** Returns undefined for an absent or empty value, which is not shown. */
export function jsonIfAny<const Value extends string | number>(value: Value | undefined): Json<Value> | undefined {
  return value === undefined || value === "" ? undefined : json(value);
}

/** The members of an object, each as JSON text; the optional ones may be undefined. */
export type Members<Shape> = {
  [Name in keyof Shape]: Json<Exclude<Shape[Name], undefined>> | UndefinedIfOptional<Shape, Name>;
};
type UndefinedIfOptional<Shape, Name extends keyof Shape> = object extends Pick<Shape, Name> ? undefined : never;

/** In the order in which the members stand; one that is undefined is left out. */
export function jsonObject<Shape extends object>(members: Members<Shape>): Json<Shape> {
  let text = "";
  for (const name in members) {
    const value = members[name];
    if (value !== undefined) text += `${text === "" ? "{" : ","}"${name}":${value}`;
  }
  return (text === "" ? "{}" : `${text}}`) as Json<Shape>;
}

export function jsonArray<Item>(items: readonly Json<Item>[]): Json<Item[]> {
  return `[${items.join(",")}]` as Json<Item[]>;
}
