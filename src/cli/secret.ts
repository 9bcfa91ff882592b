import { generateSecret } from "../gateway/config/default-config.ts";
import { SECRET } from "./command-table.ts";
import { commandHelp } from "./help.ts";
import { parseOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

export async function secret([command, ...args]: string[]): Promise<void> {
  if (command === "--help" || command === "-h") return void process.stdout.write(commandHelp(SECRET));
  if (command !== "generate")
    throw new UsageError(`secret takes "generate"${command === undefined ? "" : `, not "${command}"`}`);
  const options = parseOptions(args, SECRET.options);
  process.stdout.write(options.help ? commandHelp(SECRET) : `${generateSecret()}\n`);
}
