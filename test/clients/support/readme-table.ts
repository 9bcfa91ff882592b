import { GENERATOR_FACTS, type GeneratorFacts, triedForms } from "./facts.ts";
import { FORMS, type Form, SPECS } from "./specs.ts";

/** The part of the README that tells which form of the contract to use with which generator, from generators.json. */
export function generatorsInReadme(): string {
  const generators = Object.values(GENERATOR_FACTS);
  const head = ["generator", "for", ...FORMS.map((form) => `\`${SPECS[form]}\``)];
  const rows = generators.map((facts) => [
    `${facts.title} ${facts.version}`,
    facts.language,
    ...FORMS.map((form) => cell(facts, form)),
  ]);
  return [...table([head, ...rows]), "", ...generators.flatMap(lines)].join("\n");
}

/** Where to start: with one operation for each action, in the newest OpenAPI that the generator does. */
function startOf({ forms }: GeneratorFacts): Form | undefined {
  return (["per-action-3.1", "per-action-3.0", "per-action-2.0"] as const).find((form) => forms[form]?.runs);
}

function cell(facts: GeneratorFacts, form: Form): string {
  const outcome = facts.forms[form];
  if (!outcome) return "";
  if (!outcome.runs) return "no";
  return form === startOf(facts) ? `**${outcome.operations}**` : String(outcome.operations);
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
  return wrapped(`- **${title}**: ${makes}. ${how}.${stops.join("")}`);
}

/** As the formatter of Markdown would lay it out: every column as wide as its widest cell. */
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
