import { LOG_LEVEL } from "./operate/commands.ts";
import { withOperator } from "./operate/connect.ts";
import { runCommand } from "./operate/group.ts";
import { isJson } from "./operate/output.ts";

export const setLogLevel = (args: string[]): Promise<void> =>
  runCommand(
    LOG_LEVEL,
    async (options, argument) => {
      const input = argument === undefined ? {} : { level: argument.toLowerCase() };
      const found = await withOperator(options, (call) => call("log-level", input));
      process.stdout.write(isJson(options) ? `${JSON.stringify(found)}\n` : `${found.level}\n`);
    },
    args,
  );
