/** The fields that accept any JSON. */
export const FREE_FORM: ReadonlySet<string> = new Set(["stateJson", "waitJson", "inputJson", "resultJson"]);

export function hasFreeForm(fields: object): boolean {
  return "stateJson" in fields || "waitJson" in fields || "inputJson" in fields || "resultJson" in fields;
}
