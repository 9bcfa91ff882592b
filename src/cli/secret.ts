import { generateSecret } from "../gateway/config/default-config.ts";
import { parseOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

const secretHelp = `Usage: taskflow-webhooks secret generate

Prints a secret of 32 random bytes in base64url.
`;

export async function secret([command, ...args]: string[]): Promise<void> {
  if (command === "--help" || command === "-h") return void process.stdout.write(secretHelp);
  if (command !== "generate") throw new UsageError(`secret takes "generate", not "${command ?? ""}"`);
  const options = parseOptions(args, {});
  process.stdout.write(options.help ? secretHelp : `${generateSecret()}\n`);
}
