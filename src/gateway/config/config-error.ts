export interface ConfigProblem {
  /** Dotted, as in `plugins.entries.webhooks.config.routes.zapier.sessionKey`; empty for the file as a whole. */
  path: string;
  found: string;
  expected: string;
}

export function describeProblem({ path, found, expected }: ConfigProblem): string {
  return `${path || "(the file)"}: found ${found}, expected ${expected}`;
}

/** Everything that is wrong with a configuration file, at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly file: string;
  readonly problems: ConfigProblem[];

  constructor(file: string, problems: ConfigProblem[]) {
    const lines = problems.map((problem) => `  ${describeProblem(problem)}`);
    super(`${file} is not a valid configuration:\n${lines.join("\n")}`);
    this.file = file;
    this.problems = problems;
  }
}
