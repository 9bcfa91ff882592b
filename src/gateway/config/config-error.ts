export interface ConfigProblem {
  /** Dotted, as in `plugins.entries.webhooks.config.routes.zapier.sessionKey`; empty for the file as a whole. */
  path: string;
  found: string;
  expected: string;
}

/** Everything that is wrong with a configuration file, at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly file: string;
  readonly problems: ConfigProblem[];

  constructor(file: string, problems: ConfigProblem[]) {
    const lines = problems.map(
      ({ path, found, expected }) => `  ${path || "(the file)"}: found ${found}, expected ${expected}`,
    );
    super(`${file} is not a valid configuration:\n${lines.join("\n")}`);
    this.file = file;
    this.problems = problems;
  }
}
