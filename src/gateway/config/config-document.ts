import JSON5 from "json5";
import type { SecretDefaults } from "../../secrets/secret-ref.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { pathOf } from "../../shared/schema-errors/describe-problems.ts";
import { ConfigError } from "./config-error.ts";
import { duplicateKeys } from "./duplicate-keys.ts";
import type { FileShape } from "./file-shape.ts";
import { Includes, type ParsedFile } from "./includes.ts";
import { type SourceFile, SourceFiles } from "./source-files.ts";
import { substitute } from "./substitute.ts";

export interface ReadOptions {
  /** Whose variables stand where a string says `${NAME}`; default: those of this process. */
  env?: NodeJS.ProcessEnv;
  /** Learns of every file that is read, also when reading them fails. */
  sources?: SourceFiles;
}

interface ConfigDocument {
  /** With the content of included files and the values of environment variables in their places. */
  document: unknown;
  /** As they were written. */
  files: ParsedFile[];
  problems: ConfigProblem[];
}

/** Reads a configuration with the files that it includes. Throws `ConfigError` when there is no document to look at. */
export function readDocument(
  file: string,
  { env = process.env, sources = new SourceFiles() }: ReadOptions,
  shape: FileShape,
): ConfigDocument {
  const root = readRoot(file, sources);
  const files = [root];
  const problems = duplicateProblems(root, [], shape);
  const includes = new Includes(
    (path, refusalOf) => parse(sources.read(path, refusalOf)),
    (included, path) => {
      files.push(included);
      problems.push(...duplicateProblems(included, path, shape));
    },
    shape,
  );
  const whole = includes.resolve(root.document, file);
  if (includes.problems.length > 0) throw new ConfigError(file, includes.problems);
  const substituted = substitute(whole, env, defaultsIn(whole), shape);
  return { document: substituted.document, files, problems: [...problems, ...substituted.problems] };
}

function readRoot(file: string, sources: SourceFiles): ParsedFile {
  let source: SourceFile;
  try {
    source = sources.read(file);
  } catch (error) {
    const found = `${(error as NodeJS.ErrnoException).code ?? "an error"} when reading it`;
    throw new ConfigError(file, [{ path: "", found, expected: "a readable file" }]);
  }
  try {
    return parse(source);
  } catch (error) {
    throw new ConfigError(file, [{ path: "", found: (error as Error).message, expected: "JSON5" }]);
  }
}

/** What the parser says quotes the text, which may be a secret. */
function parse(source: SourceFile): ParsedFile {
  try {
    return { ...source, document: JSON5.parse(source.text) as unknown };
  } catch (error) {
    const { lineNumber, columnNumber } = error as { lineNumber?: number; columnNumber?: number };
    throw new Error(`a syntax error at line ${lineNumber ?? "?"}, column ${columnNumber ?? "?"}`);
  }
}

function duplicateProblems(file: ParsedFile, place: string[], { isRead }: FileShape): ConfigProblem[] {
  return duplicateKeys(file.text)
    .map(({ path, places }) => ({ path: [...place, ...path], places }))
    .filter(({ path }) => isRead(path))
    .map(({ path, places }) => ({
      path: pathOf("", path),
      found: `the key ${places.length} times in ${file.path} (${places.join("; ")})`,
      expected: "it once",
    }));
}

function defaultsIn(document: unknown): SecretDefaults {
  const { secrets } = (document ?? {}) as { secrets?: { defaults?: SecretDefaults } };
  const env: unknown = secrets?.defaults?.env;
  return typeof env === "string" ? { env } : {};
}
