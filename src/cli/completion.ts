import { bashCompletion } from "./completion/bash.ts";
import { commandTree } from "./completion/command-tree.ts";
import { fishCompletion } from "./completion/fish.ts";
import { zshCompletion } from "./completion/zsh.ts";
import { parseOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

const completionHelp = `Usage: taskflow-webhooks completion bash|zsh|fish

Prints what makes the shell complete commands, actions, options and their values. It is written from the contract and
runs nothing when TAB is pressed. For all new shells:

  bash  echo 'source <(taskflow-webhooks completion bash)' >> ~/.bashrc
  zsh   echo 'source <(taskflow-webhooks completion zsh)' >> ~/.zshrc     (after compinit)
  fish  taskflow-webhooks completion fish > ~/.config/fish/completions/taskflow-webhooks.fish
`;

/**
 * Own text: of the libraries, the one that is kept up (@bomb.sh/tab) has bash evaluate the half-written line, and offers
 * no files.
 */
const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export async function completion([shell, ...args]: string[]): Promise<void> {
  if (shell === "--help" || shell === "-h") return void process.stdout.write(completionHelp);
  if (shell === undefined || !Object.hasOwn(SHELLS, shell))
    throw new UsageError(`completion takes bash, zsh or fish, not "${shell ?? ""}"`);
  const options = parseOptions(args, {});
  process.stdout.write(options.help ? completionHelp : SHELLS[shell as keyof typeof SHELLS](commandTree()));
}
