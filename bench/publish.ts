import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withPart } from "../codegen/marked-part.ts";
import type { Figures } from "./figures.ts";
import { plot } from "./plot.ts";
import { actionTable, targetTable } from "./report.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const FIGURES_FILE = at("results/latest.json");
export const PLOT_FILE = at("results/latest.svg");

/** The documents that show figures between markers, and the content of each. */
export const DOCUMENTS: readonly { file: string; render: (figures: Figures) => string }[] = [
  { file: at("../docs/performance.md"), render: targetTable },
  {
    file: at("README.md"),
    render: (figures) =>
      figures.sizes
        .map(({ flows }) => `### With ${flows.toLocaleString("en-US")} flows\n\n${actionTable(figures, flows)}`)
        .join("\n\n"),
  },
];

const MARKER = { name: "bench", writtenBy: "npm run bench -- --publish" };

export function publish(figures: Figures): void {
  mkdirSync(at("results"), { recursive: true });
  writeFileSync(FIGURES_FILE, `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(PLOT_FILE, plot(figures));
  for (const { file, render } of DOCUMENTS)
    writeFileSync(file, withFigures(readFileSync(file, "utf8"), render(figures)));
}

/** The document with another text between its markers. */
export function withFigures(document: string, text: string): string {
  return withPart(document, MARKER, text);
}
