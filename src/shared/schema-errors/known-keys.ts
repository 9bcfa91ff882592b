/** May stand in every object; replaced by what is in the files that it names. */
export const INCLUDE = "$include";

/** The part of JSON Schema that says which keys an object may have. */
export interface KeySchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, KeySchema>>;
  readonly additionalProperties?: KeySchema | boolean;
  readonly items?: KeySchema;
  readonly oneOf?: readonly KeySchema[];
  readonly else?: KeySchema;
  readonly enum?: readonly unknown[];
}

/** The keys that the schema knows at a place in `value`. */
export function knownKeys(schema: KeySchema, value: unknown, path: readonly string[]): string[] {
  const branches = branchesOf(schema, value);
  const [key, ...below] = path;
  if (key === undefined) return branches.flatMap(({ properties = {} }) => Object.keys(properties));
  const inner = (value as Record<string, unknown> | null | undefined)?.[key];
  return branches.flatMap((branch) => {
    const next = schemaAt(branch, key);
    return next ? knownKeys(next, inner, below) : [];
  });
}

/** The schema itself, and the variants that can be meant: those whose fixed words are the value's. */
function branchesOf(schema: KeySchema, value: unknown): KeySchema[] {
  const variants = (schema.oneOf ?? []).filter((variant) => isMeant(variant, value));
  return [schema, ...variants.flatMap((variant) => branchesOf(variant, value)), ...(schema.else ? [schema.else] : [])];
}

function isMeant({ properties = {} }: KeySchema, value: unknown): boolean {
  return Object.entries(properties).every(([key, { enum: words }]) => {
    const word = (value as Record<string, unknown> | null | undefined)?.[key];
    return words === undefined || word === undefined || words.includes(word);
  });
}

function schemaAt({ properties, additionalProperties, items }: KeySchema, key: string): KeySchema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === "object" ? additionalProperties : items;
}
