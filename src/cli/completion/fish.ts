import type { Command, Flag } from "./command-tree.ts";

/** For fish 3 and newer. */
export function fishCompletion(tree: readonly Command[]): string {
  return `# fish completion for taskflow-webhooks. Written by \`taskflow-webhooks completion fish\`.

# Whether the line so far is the command with exactly these words.
function __taskflow_webhooks_at
    set -l words (commandline -opc)
    test (count $words) -eq (math (count $argv) + 1); and test "$words[2..]" = "$argv"
end

# Whether the line so far begins with the command and these words.
function __taskflow_webhooks_in
    set -l words (commandline -opc)
    set -l last (math (count $argv) + 1)
    test (count $words) -ge $last; and test "$words[2..$last]" = "$argv"
end

complete -c taskflow-webhooks -f
complete -c taskflow-webhooks -n __taskflow_webhooks_at -l version -d 'the version'
complete -c taskflow-webhooks -n __taskflow_webhooks_at -l help -s h -d 'how it is used'
${tree.flatMap((command) => lines([], command)).join("\n")}
`;
}

function lines(before: string[], { name, summary, flags, commands }: Command): string[] {
  const path = [...before, name];
  const condition = `'__taskflow_webhooks_${commands.length > 0 ? "at" : "in"} ${path.join(" ")}'`;
  return [
    `complete -c taskflow-webhooks -n '__taskflow_webhooks_at${before.map((word) => ` ${word}`).join("")}' -a ${name} -d ${quoted(summary)}`,
    ...flags.map((flag) => `complete -c taskflow-webhooks -n ${condition} ${option(flag)} -d ${quoted(flag.summary)}`),
    ...commands.flatMap((command) => lines(path, command)),
  ];
}

function option({ name, value, list }: Flag): string {
  const long = `-l ${name.slice(2)}`;
  if (value === undefined) return name === "--help" ? `${long} -s h` : long;
  if (value === "file") return `${long} -r -F`;
  if (value === "directory") return `${long} -x -a '(__fish_complete_directories)'`;
  if (value === "text") return `${long} -x`;
  return `${long} -x -a ${quoted(list ? `(__fish_append , ${value.join(" ")})` : value.join(" "))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
}
