/** The fields of a request. */
export type Body = Record<string, unknown>;
