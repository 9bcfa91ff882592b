/** As much of an OpenAPI document as every form of it has. */
export interface Document {
  info: { description: string; [field: string]: unknown };
  components: { schemas: Record<string, unknown>; [section: string]: Record<string, unknown> };
  [field: string]: unknown;
}

/** The document with those components alone that its operations refer to, directly or through others. */
export function reachable<D extends Document>(document: D): D {
  const { components, ...rest } = document;
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key !== "$ref" || typeof inner !== "string") visit(inner);
      else if (!used.has(inner)) {
        used.add(inner);
        const [section = "", name = ""] = inner.split("/").slice(2);
        visit(components[section]?.[name]);
      }
    }
  };
  visit(rest);
  // Security schemes are referred to by name.
  const schemes = new Set(((document.security ?? []) as object[]).flatMap((together) => Object.keys(together)));
  const kept = Object.entries(components).map(([section, entries]) => {
    const names = Object.entries(entries).filter(([name]) =>
      section === "securitySchemes" ? schemes.has(name) : used.has(`#/components/${section}/${name}`),
    );
    return [section, Object.fromEntries(names)] as const;
  });
  const nonEmpty = kept.filter(([, entries]) => Object.keys(entries).length > 0);
  return { ...document, components: { schemas: {}, ...Object.fromEntries(nonEmpty) } };
}
