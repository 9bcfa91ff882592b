/** A Markdown table, aligned like the formatter's. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((cells) => (cells[column] ?? "").length)));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const padded = (cells: readonly string[]): string =>
    line(
      widths.map((width, column) =>
        column === 0 ? (cells[column] ?? "").padEnd(width) : (cells[column] ?? "").padStart(width),
      ),
    );
  const rule = line(widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return [padded(head), rule, ...rows.map(padded)].join("\n");
}

/** Cores that a server keeps busy, from its requests per second and its microseconds for each. */
export function coresOf(rate: number, cpu: number): number {
  return (rate * cpu) / 1e6;
}

/** Formats a share with two decimals. A share just below its goal is not rounded up to the goal. */
export function ratio(value: number): string {
  return (Math.floor(value * 100) / 100).toFixed(2);
}

export function count(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
