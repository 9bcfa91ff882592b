import { expect, test, vi } from "vitest";
import { UsageError } from "../../src/cli/usage-error.ts";
import { splitCommand } from "../../src/cli/work/split-command.ts";
import { work } from "../../src/cli/work.ts";

const SECRET = "s3cret-zapier";

test.each<[string[], string]>([
  [["--queue", "q"], "work needs what runs the tasks"],
  [["--queue", "q", "--exec", ""], "--exec takes a program, not an empty string"],
  [["--queue", "q", "--acp", " "], "--acp takes a command, not an empty string"],
  [["--queue", "q", "--acp", "x #y"], 'so that "#y" has no meaning'],
  [["--queue", "q", "--exec", "true", "--worker-id", "a b"], "--worker-id takes"],
  [["--queue", "q", "--exec", "true", "--timeout", "-1"], "--timeout"],
  [["--queue", "q", "--exec", "true", "--shutdown", "1m"], "--shutdown takes a number of seconds"],
  [["--queue", "q", "--exec", "true", "--pass-env", "A=B"], "--pass-env takes names of environment variables"],
  [["--config", "x.json5", "--", "y"], "--config and arguments after -- exclude each other"],
  [["--exec", "/bin/true"], "work needs --queue NAME"],
  [["--queue", "My Queue", "--exec", "/bin/true"], '--queue takes 1 to 64 of a-z 0-9 - _ and ., not "My Queue"'],
  [
    ["--queue", Array.from({ length: 33 }, (_, n) => `q${n}`).join(), "--exec", "/bin/true"],
    "--queue takes up to 32 queues, not 33",
  ],
  [["--queue", "q", "--exec", "/bin/true", "--acp", "x"], "--exec and --acp exclude each other"],
  [["--queue", "q", "--exec", "./nowhere"], "--exec: ./nowhere cannot be found (ENOENT)"],
  [["--queue", "q", "--exec", "package.json"], '--exec: there is no program "package.json" in the PATH'],
  [["--queue", "q", "--exec", "./package.json"], "--exec: ./package.json is not executable"],
  [["--queue", "q", "--exec", "/bin"], "--exec: /bin is not a file"],
  [["--queue", "q", "--acp", "agent | tee log"], 'no shell runs, so that "|" has no meaning'],
  [["--queue", "q", "--acp", "agent $HOME"], 'no shell runs, so that "$HOME" has no meaning'],
  [["--queue", "q", "--acp", 'agent "open'], "a quote is not closed"],
  [["--queue", "q", "--acp", "no-such-agent acp"], 'there is no program "no-such-agent" in the PATH'],
  [["--queue", "q", "--acp", "true", "--", "x"], "--acp takes the arguments of the agent itself"],
  [["--queue", "q", "--exec", "true", "--allow", "read"], "--allow needs --acp"],
  [["--queue", "q", "--acp", "true", "--allow", "raed"], "Did you mean read?"],
  [["--queue", "q", "--exec", "true", "--pass-env", "TASKFLOW_WEBHOOKS_SECRET"], "reaches no program"],
  [["--queue", "q", "--exec", "true", "--pass-env", "HIDDEN"], "The secret of the route must reach no program"],
  [["--queue", "q", "--exec", "true", "--concurrency", "0"], "--concurrency takes a number from 1 to 1000"],
  [["--queue", "q", "--exec", "true", "--lease", "1"], "--lease takes a number of seconds from 5 to 3600"],
  [["--queue", "q", "--exec", "true", "--cwd", "/nowhere"], "--cwd takes a directory"],
  [["--queue", "q", "--exce", "true"], "Did you mean --exec?"],
  [["--config", "x.json5", "--queue", "q"], "--config and --queue exclude each other"],
])("work %j is refused: %s", async (args, sentence) => {
  vi.stubEnv("TASKFLOW_WEBHOOKS_URL", "http://127.0.0.1:9/plugins/webhooks/zapier");
  vi.stubEnv("TASKFLOW_WEBHOOKS_SECRET", SECRET);
  vi.stubEnv("HIDDEN", `x${SECRET}`);
  const error: unknown = await work(args).catch((reason: unknown) => reason);
  vi.unstubAllEnvs();
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain(sentence);
  expect((error as Error).message).not.toContain(SECRET);
});

test.each<[string, string[]]>([
  ["opencode acp", ["opencode", "acp"]],
  [`agent --name "a b" 'c "d"' e\\ f ""`, ["agent", "--name", "a b", 'c "d"', "e f", ""]],
  [`agent '*.js' '$HOME' 'a|b'`, ["agent", "*.js", "$HOME", "a|b"]],
])("--acp %j has these words", (text, words) => {
  expect(splitCommand("--acp", text)).toEqual(words);
});
