import type { Command, Flag } from "./command-tree.ts";

/** Works when it is sourced after `compinit`, and as a file `_taskflow-webhooks` in a folder of `fpath`. */
export function zshCompletion(tree: readonly Command[]): string {
  return `#compdef taskflow-webhooks
# Written by \`taskflow-webhooks completion zsh\`.

_taskflow-webhooks() {
  local -a commands
  if (( CURRENT == 2 )); then
    commands=(${described(tree)})
    _describe -t commands command commands
    _arguments '--help[how it is used]' '--version[the version]'
    return
  fi
  local first=$words[2] second=$words[3]
  case $first in
${tree.map(branch).join("")}  esac
}

if [[ $funcstack[1] == _taskflow-webhooks ]]; then
  _taskflow-webhooks "$@"
else
  compdef _taskflow-webhooks taskflow-webhooks
fi
`;
}

function branch({ name, commands, flags }: Command): string {
  if (commands.length === 0)
    return `    ${name})\n      shift words; (( CURRENT-- ))\n${options(flags, "      ")}      ;;\n`;
  return `    ${name})
      if (( CURRENT == 3 )); then
        commands=(${described(commands)})
        _describe -t commands command commands
        _arguments ${flags.map(spec).join(" ")}
        return
      fi
      shift 2 words; (( CURRENT -= 2 ))
      case $second in
${commands.map((command) => `        ${command.name})\n${options(command.flags, "          ")}          ;;\n`).join("")}      esac
      ;;
`;
}

function options(flags: readonly Flag[], indent: string): string {
  return `${indent}_arguments -S ${flags.map((flag) => `\\\n${indent}  ${spec(flag)}`).join(" ")}\n`;
}

/** As \`_arguments\` takes it: --name=[summary]:what:how to complete it. */
function spec({ name, summary, value, list }: Flag): string {
  const what = name.slice(2);
  const text = `[${escaped(summary)}]`;
  if (value === undefined) return quoted(`${name}${text}`);
  if (value === "file") return quoted(`${name}=${text}:${what}:_files`);
  if (value === "directory") return quoted(`${name}=${text}:${what}:_files -/`);
  if (value === "text") return quoted(`${name}=${text}:${what}: `);
  if (list) return quoted(`*${name}=${text}:${what}:_values -s , ${what} ${value.join(" ")}`);
  return quoted(`${name}=${text}:${what}:(${value.join(" ")})`);
}

function described(commands: readonly Command[]): string {
  return commands.map(({ name, summary }) => quoted(`${name}:${escaped(summary)}`)).join(" ");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\[\]:]/g, "\\$&");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
