import { type ConfigProblem, describeProblem } from "../../shared/schema-errors/config-problem.ts";

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
