/** A step of a path: the name of a member, or the index of an item. */
export type PathToken = string | number;

/** Returns a name as it stands in a JSON Pointer (RFC 6901). */
export function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Returns the JSON Pointer (RFC 6901) of a place. */
export function pointerOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${escapeToken(token)}`).join("");
}

/** Returns the names that a JSON Pointer (RFC 6901) consists of; none for the whole document. */
export function tokensOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Returns what is at a place in a JSON value. Members that a value only inherits are not there. */
export function valueAt(document: unknown, tokens: readonly string[]): unknown {
  return tokens.reduce<unknown>((at, key) => {
    const inside = typeof at === "object" && at !== null && Object.hasOwn(at, key);
    return inside ? (at as Record<string, unknown>)[key] : undefined;
  }, document);
}
