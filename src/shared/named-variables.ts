export interface NamedVariables {
  env?: Readonly<Record<string, string>> | undefined;
  /** Names of variables of this process. */
  passEnv?: readonly string[] | undefined;
}

/** The environment of a program that gets nothing of ours but what is named. */
export function namedVariables({ env = {}, passEnv = [] }: NamedVariables, ours: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const passed = passEnv.filter((name) => ours[name] !== undefined).map((name) => [name, ours[name]]);
  return { ...Object.fromEntries(passed), ...env };
}
