import { type NamedVariables, namedVariables } from "../shared/named-variables.ts";

/** What nearly every program needs: where things are, and how it should talk. `LC_*` are passed too. */
const COMMON = new Set(
  "PATH HOME USER LOGNAME SHELL LANG LANGUAGE TZ TMPDIR TERM COLORTERM NO_COLOR HOSTNAME PWD".split(" "),
);

/** The environment of a program that runs tasks: an allow list, and what its settings name. */
export function childEnvironment(named: NamedVariables, ours: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const common = Object.entries(ours).filter(([name]) => COMMON.has(name) || name.startsWith("LC_"));
  return { ...Object.fromEntries(common), ...namedVariables(named, ours) };
}
