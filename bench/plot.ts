import type { Figures } from "./figures.ts";
import { SHARE_GOALS } from "./goals.ts";

const WIDTH = 760;
const LABELS = 150;
const BAR = 9;
const GAP = 14;
const TOP = 56;
const SCALE = WIDTH - LABELS - 60;
/** A color for each size, from the fewest flows to the most. They differ in lightness too. */
const COLOURS = ["#9ecae9", "#4c91c9", "#1f4e79"];
const GOAL = "#d1495b";

/** The share of the echo server's rate that each action reaches, for each number of flows, beside its goal. */
export function plot({ actions, sizes }: Figures): string {
  const groupHeight = sizes.length * BAR + GAP;
  const height = TOP + actions.length * groupHeight + 30;
  const groups = actions.map((one, index) => {
    const y = TOP + index * groupHeight;
    const bars = sizes.map(({ flows }, place) => {
      const share = one.gateway[flows]?.share ?? 0;
      return bar(y + place * BAR, share, COLOURS[place % COLOURS.length] as string);
    });
    const middle = y + (sizes.length * BAR) / 2;
    return [text(LABELS - 8, middle + 4, one.action, "end"), ...bars, goal(one.action, y, sizes.length * BAR)].join(
      "\n",
    );
  });
  const legend = sizes.map(({ flows }, place) =>
    key(LABELS + place * 150, `${flows.toLocaleString("en-US")} flows`, place),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<title>Requests a second as a share of a bare node:http echo</title>
<rect width="${WIDTH}" height="${height}" rx="6" fill="#ffffff"/>
${text(LABELS, 20, "Requests a second, as a share of a bare node:http echo in the same run")}
${legend.join("\n")}
${keyOfGoal(LABELS + sizes.length * 150)}
${axis(height)}
${groups.join("\n")}
</svg>
`;
}

function bar(y: number, share: number, colour: string): string {
  const width = round(share * SCALE);
  return `<rect x="${LABELS}" y="${y}" width="${width}" height="${BAR - 1}" fill="${colour}"/>
<text x="${LABELS + width + 4}" y="${y + BAR - 1}" font-size="9" fill="#555555">${share.toFixed(2)}</text>`;
}

function goal(action: string, y: number, height: number): string {
  const share = SHARE_GOALS[action];
  if (share === undefined) return "";
  const x = round(LABELS + share * SCALE);
  return `<line x1="${x}" y1="${y - 3}" x2="${x}" y2="${y + height + 2}" stroke="${GOAL}" stroke-width="2"/>`;
}

function axis(height: number): string {
  return [0, 0.25, 0.5, 0.75, 1]
    .map((share) => {
      const x = round(LABELS + share * SCALE);
      return `<line x1="${x}" y1="${TOP - 6}" x2="${x}" y2="${height - 24}" stroke="#dddddd"/>
${text(x, height - 8, String(share), "middle")}`;
    })
    .join("\n");
}

function key(x: number, label: string, place: number): string {
  return `<rect x="${x}" y="32" width="12" height="10" fill="${COLOURS[place % COLOURS.length]}"/>\n${text(x + 18, 41, label)}`;
}

function keyOfGoal(x: number): string {
  return `<line x1="${x + 5}" y1="30" x2="${x + 5}" y2="44" stroke="${GOAL}" stroke-width="2"/>\n${text(x + 14, 41, "goal")}`;
}

function text(x: number, y: number, content: string, anchor = "start"): string {
  return `<text x="${x}" y="${round(y)}" text-anchor="${anchor}" fill="#222222">${content}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
