/** Parts that the schemas of several sections share. */

export const positive = { type: "integer", minimum: 1 } as const;
/** What a timer can wait: it fires at once when asked to wait longer. */
export const delay = { ...positive, maximum: 2147483647 } as const;
export const text = { type: "string", minLength: 1 } as const;
export const texts = { type: "array", items: text } as const;
