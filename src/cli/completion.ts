import { COMPLETION } from "./command-table.ts";
import { bashCompletion } from "./completion/bash.ts";
import { commandTree } from "./completion/command-tree.ts";
import { fishCompletion } from "./completion/fish.ts";
import { zshCompletion } from "./completion/zsh.ts";
import { commandHelp } from "./help.ts";
import { parseOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Own text: of the libraries, the one that is kept up (@bomb.sh/tab) has bash evaluate the half-written line, and offers
 * no files.
 */
const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export async function completion([shell, ...args]: string[]): Promise<void> {
  if (shell === "--help" || shell === "-h") return void process.stdout.write(commandHelp(COMPLETION));
  if (shell === undefined || !Object.hasOwn(SHELLS, shell))
    throw new UsageError(`completion takes bash, zsh or fish${shell === undefined ? "" : `, not "${shell}"`}`);
  const options = parseOptions(args, COMPLETION.options);
  process.stdout.write(options.help ? commandHelp(COMPLETION) : SHELLS[shell as keyof typeof SHELLS](commandTree()));
}
