import { GENERATOR_FACTS, type GeneratorFacts, operationsIn, triedForms } from "./facts.ts";
import { FORMS, type Form, SPECS } from "./specs.ts";

/** The table of docs/clients.md that says which document to use with which generator, from generators.json. */
export function clientsTable(): string {
  const generators = Object.values(GENERATOR_FACTS);
  const head = ["generator", "for", ...FORMS.map((form) => `\`${SPECS[form]}\``)];
  const rows = generators.map((facts) => [
    `${facts.title} ${facts.version}`,
    facts.language,
    ...FORMS.map((form) => cell(facts, form)),
  ]);
  return [...table([head, ...rows]), "", ...generators.flatMap(lines)].join("\n");
}

/** The recommended document: one operation for each action, in the newest OpenAPI that works with the generator. */
function startOf({ forms }: GeneratorFacts): Form | undefined {
  return (["per-action-3.1", "per-action-3.0", "per-action-2.0"] as const).find((form) => forms[form]?.runs);
}

function cell(facts: GeneratorFacts, form: Form): string {
  const outcome = facts.forms[form];
  if (!outcome) return "";
  if (!outcome.runs) return "no";
  const operations = operationsIn(form, outcome);
  return form === startOf(facts) ? `**${operations}**` : String(operations);
}

function lines(facts: GeneratorFacts): string[] {
  const { title, makes, how } = facts;
  const reasons = new Map<string, Form[]>();
  for (const { form, outcome } of triedForms(facts)) {
    if (!outcome.runs) reasons.set(outcome.why, [...(reasons.get(outcome.why) ?? []), form]);
  }
  const stops = [...reasons].map(
    ([why, stopping]) => ` Not ${stopping.map((form) => `\`${SPECS[form]}\``).join(", ")}: it ${why}.`,
  );
  return wrapped(`- **${title}**: ${makes}. ${fromDocs(how)}.${stops.join("")}`);
}

/** Rewrites links for docs/clients.md. generators.json names files from the root. */
function fromDocs(text: string): string {
  return text.replaceAll("](test/", "](../test/");
}

/** Aligns a Markdown table like the formatter: every column as wide as its widest cell. */
function table(rows: string[][]): string[] {
  const [head = []] = rows;
  const widths = head.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const [first = "", ...others] = rows.map(line);
  return [first, rule, ...others];
}

/** Lines of at most 120 characters, broken between words but not within code or a link. */
function wrapped(item: string): string[] {
  const lines = [""];
  for (const word of item.match(/(?:[^\s`[]|`[^`]*`|\[[^\]]*\])+/g) ?? []) {
    const line = lines.at(-1) ?? "";
    if (line.length + 1 + word.length > 120) lines.push(`  ${word}`);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
