import { DEFAULT_PROVIDER, parseSecret, type SecretDefaults, type SecretRef } from "../../secrets/secret-ref.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { pathOf } from "../../shared/schema-errors/describe-problems.ts";
import type { FileShape } from "./file-shape.ts";

/** `$${NAME}`, which stands for the text `${NAME}`, or `${NAME}`. Other names are text, as in an OpenClaw gateway. */
const VARIABLE = /\$?\$\{([A-Z_][A-Z0-9_]*)\}/g;
/** The names that a reference may have. */
const ENV_ID = /^[A-Z][A-Z0-9_]{0,127}$/;

export interface Substitution {
  document: unknown;
  problems: ConfigProblem[];
}

/** Puts the values of environment variables where strings name them as `${NAME}`. One that is not set is a problem. */
export function substitute(
  document: unknown,
  env: NodeJS.ProcessEnv,
  defaults: SecretDefaults,
  { isRead, isSecret, mayBeReference }: FileShape,
): Substitution {
  const problems: ConfigProblem[] = [];
  const walk = (value: unknown, path: string[]): unknown => {
    if (!isRead(path)) return value;
    if (isSecret(path) && !Array.isArray(value)) return inSecret(value, env, defaults);
    if (typeof value === "string") {
      if (mayBeReference(path) && isReference(value)) return value;
      const { result, unset } = inText(value, env);
      if (unset.length > 0) problems.push(problemOf(path, unset));
      return result;
    }
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, String(index)]));
    return isObject(value) ? mapValues(value, (inner, key) => walk(inner, [...path, key])) : value;
  };
  return { document: walk(document, []), problems };
}

function inText(text: string, env: NodeJS.ProcessEnv): { result: string; unset: string[] } {
  const unset: string[] = [];
  const result = text.replaceAll(VARIABLE, (whole: string, name: string) => {
    if (whole.startsWith("$$")) return whole.slice(1);
    const value = env[name];
    // An empty one counts as not set, as in an OpenClaw gateway.
    if (!value) unset.push(name);
    return value || whole;
  });
  return { result, unset };
}

/**
 * A secret that names a variable that is not set becomes a reference to it, so that its route alone is skipped. One that is
 * nothing but a variable is a reference already. Escaped, `${NAME}` has the shape of a reference: whoever judges the secret
 * sees it as it was written.
 */
function inSecret(secret: unknown, env: NodeJS.ProcessEnv, defaults: SecretDefaults): unknown {
  if (typeof secret === "string" && (isReference(secret) || secret.includes("$${"))) return secret;
  const unset: string[] = [];
  const inValue = (value: unknown): unknown => {
    if (typeof value !== "string") return value;
    const substituted = inText(value, env);
    unset.push(...substituted.unset);
    return substituted.result;
  };
  const result = isObject(secret) ? mapValues(secret, inValue) : inValue(secret);
  const id = unset.find((name) => ENV_ID.test(name));
  return id ? ({ source: "env", provider: defaults.env ?? DEFAULT_PROVIDER, id } satisfies SecretRef) : result;
}

function isReference(text: string): boolean {
  return !("value" in parseSecret(text, {}));
}

function problemOf(path: string[], unset: string[]): ConfigProblem {
  const [name] = unset;
  const variables = unset.map((each) => `\${${each}}`).join(" and ");
  const found = `${variables}, ${unset.length > 1 ? "which are" : "which is"} not set`;
  return { path: pathOf("", path), found, expected: `an environment variable, or $\${${name}} for this text itself` };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues(object: Record<string, unknown>, transform: (value: unknown, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, transform(value, key)]));
}
