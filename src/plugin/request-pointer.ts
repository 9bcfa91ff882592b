import { escapeToken, type PathToken } from "../shared/json-pointer.ts";

const MAX_LENGTH = 200;

/**
 * Returns the JSON Pointer (RFC 6901) of a place in a request. A sender chooses the names of members, so that what would
 * not be text (half of a surrogate pair) becomes U+FFFD, and what is longer than 200 characters is cut and ends in "…".
 */
export function requestPointer(path: readonly PathToken[]): string {
  let pointer = "";
  for (const token of path) {
    pointer += `/${escapeToken(String(token).slice(0, MAX_LENGTH))}`;
    if (pointer.length > MAX_LENGTH) return `${pointer.slice(0, MAX_LENGTH).replace(/~$/, "").toWellFormed()}…`;
  }
  return pointer.toWellFormed();
}
