import type { Schema } from "../contract.ts";

/** Combines a reference with the keywords beside it: both apply, and the keywords come first. */
export function writeOut(referred: Schema, own: Schema): Schema {
  const descriptions = [own.description, referred.description].filter(Boolean);
  return { ...referred, ...own, ...(descriptions.length > 0 && { description: descriptions.join("\n") }) };
}
