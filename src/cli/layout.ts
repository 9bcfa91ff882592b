/** As wide as the help of the other commands. */
const WIDTH = 120;
const LEFT = 28;

/** Wraps the text into lines of at most `width` characters; its line breaks are removed. */
export function wrap(text: string, width = WIDTH): string {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? "";
    if (line === "" || line.length + 1 + word.length <= width)
      lines[lines.length - 1] = line ? `${line} ${word}` : word;
    else lines.push(word);
  }
  return lines.join("\n");
}

/** Two columns, the second wrapped; a first one that is too long gets a separate line. Ends with a line break. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const left = Math.min(LEFT, Math.max(...rows.map(([name]) => name.length))) + 4;
  return rows
    .map(([name, text]) => {
      const [first = "", ...others] = wrap(text, WIDTH - left).split("\n");
      const head = `  ${name}`;
      const start = head.length + 2 > left ? `${head}\n${" ".repeat(left)}` : head.padEnd(left);
      return `${[`${start}${first}`, ...others.map((line) => " ".repeat(left) + line)].join("\n")}\n`;
    })
    .join("");
}
