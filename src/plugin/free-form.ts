/** The fields that accept any JSON. */
export const FREE_FORM: ReadonlySet<string> = new Set(["stateJson", "waitJson"]);

export function hasFreeForm(fields: object): boolean {
  return "stateJson" in fields || "waitJson" in fields;
}
