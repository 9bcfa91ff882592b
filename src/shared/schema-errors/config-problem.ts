export interface ConfigProblem {
  /** Dotted, as in `plugins.entries.webhooks.config.routes.zapier.sessionKey`; empty for the file as a whole. */
  path: string;
  found: string;
  /** Absent where the key itself is unknown. */
  expected?: string | undefined;
  /** The known word that is near to what was found. */
  suggestion?: string | undefined;
}

export function describeProblem({ path, found, expected, suggestion }: ConfigProblem): string {
  const what = expected === undefined ? `unknown key, found ${found}` : `found ${found}, expected ${expected}`;
  return `${path || "(the file)"}: ${what}${suggestion === undefined ? "" : `. Did you mean "${suggestion}"?`}`;
}
