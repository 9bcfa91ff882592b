import type { Command, Flag } from "./command-tree.ts";

/** For bash 3.2 (macOS) and newer, without the package bash-completion. */
export function bashCompletion(tree: readonly Command[]): string {
  return `# bash completion for taskflow-webhooks. Written by \`taskflow-webhooks completion bash\`.

_taskflow_webhooks() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words=""
  # bash takes --flag=value for three words.
  if [[ $current == "=" ]]; then
    current=""
  elif [[ $previous == "=" ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  case "$COMP_CWORD \${COMP_WORDS[1]}" in
    "1 "*) words="${tree.map(({ name }) => name).join(" ")} --help --version" ;;
${tree
  .filter(({ commands }) => commands.length > 0)
  .map(subcommands)
  .join("")}    *)
      case "\${COMP_WORDS[1]} \${COMP_WORDS[2]} $previous" in
${leaves(tree).flatMap(values).join("")}        *)
          case "\${COMP_WORDS[1]} \${COMP_WORDS[2]}" in
${leaves(tree).map(flagNames).join("")}          esac ;;
      esac ;;
  esac
  # Without candidates bash offers files: right for some options, and for the others switched off where bash can.
  [[ $words == "<file>" ]] && return
  compopt +o default 2> /dev/null
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}

complete -o default -F _taskflow_webhooks taskflow-webhooks
`;
}

/** A command that has no further ones: how its words begin, as a pattern, and what can be said to it. */
interface Leaf {
  /** In quotes, and open: what matches the rest is to follow. */
  start: string;
  flags: readonly Flag[];
}

function leaves(tree: readonly Command[]): Leaf[] {
  return tree.flatMap(({ name, flags, commands }): Leaf[] =>
    commands.length === 0
      ? [{ start: `"${name} "*"`, flags }]
      : commands.map((command) => ({ start: `"${name} ${command.name}`, flags: command.flags })),
  );
}

function subcommands({ name, commands, flags }: Command): string {
  const words = [...commands.map((command) => command.name), ...flags.map((flag) => flag.name)];
  return `    "2 ${name}") words="${words.join(" ")}" ;;\n`;
}

function flagNames({ start, flags }: Leaf): string {
  return `            ${start}") words="${flags.map(({ name }) => name).join(" ")}" ;;\n`;
}

function values({ start, flags }: Leaf): string[] {
  return flags.flatMap(({ name, value }) => {
    if (value === undefined) return [];
    const words = value === "file" || value === "directory" ? "<file>" : value === "text" ? "" : value.join(" ");
    return [`        ${start} ${name}") words="${words}" ;;\n`];
  });
}
