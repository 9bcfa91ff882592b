import type { Schema } from "../contract.ts";

/** What a reference with keywords beside it means: both hold, and what it says itself is read first. */
export function writeOut(referred: Schema, own: Schema): Schema {
  const descriptions = [own.description, referred.description].filter(Boolean);
  return { ...referred, ...own, ...(descriptions.length > 0 && { description: descriptions.join("\n") }) };
}
