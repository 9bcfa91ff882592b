const WIDTH = 760;
const PANEL = 120;
const LEFT = 90;
const TOP = 40;

export interface Series {
  label: string;
  /** Values at regular intervals. */
  values: readonly number[];
}

/** An SVG with a panel for each series, from zero to its maximum, over the same time. */
export function linePlot(title: string, minutes: number, series: readonly Series[]): string {
  const height = TOP + series.length * PANEL + 30;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<title>${title}</title>
<rect width="${WIDTH}" height="${height}" rx="6" fill="#ffffff"/>
${text(LEFT, 22, title)}
${series.map(panel).join("\n")}
${text(LEFT, height - 10, "0 min")}
${text(WIDTH - 30, height - 10, `${Math.round(minutes * 10) / 10} min`, "end")}
</svg>
`;
}

function panel({ label, values }: Series, index: number): string {
  const bottom = TOP + (index + 1) * PANEL - 20;
  const greatest = Math.max(...values, 1);
  const x = (place: number) => LEFT + (place / Math.max(values.length - 1, 1)) * (WIDTH - LEFT - 30);
  const y = (value: number) => bottom - (value / greatest) * (PANEL - 40);
  const points = values.map((value, place) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  return `${text(LEFT, bottom - PANEL + 32, label)}
${text(LEFT - 6, y(greatest) + 4, String(Math.round(greatest)), "end")}
${text(LEFT - 6, bottom + 4, "0", "end")}
<line x1="${LEFT}" y1="${bottom}" x2="${WIDTH - 30}" y2="${bottom}" stroke="#dddddd"/>
<polyline points="${points}" fill="none" stroke="#1f4e79" stroke-width="1.5"/>`;
}

function text(x: number, y: number, content: string, anchor = "start"): string {
  return `<text x="${x}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#222222">${content}</text>`;
}
