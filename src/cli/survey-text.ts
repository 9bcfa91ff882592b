import type { Survey } from "../store/sqlite/survey.ts";

/** "1,204 flows, 3 tasks and 4,310 events (2.1 MB, version 8)" */
export function surveyText({ version, bytes, flows, tasks, events }: Survey): string {
  const [flowCount, taskCount, eventCount] = [flows, tasks, events].map((count) => count.toLocaleString("en-US"));
  return `${flowCount} flows, ${taskCount} tasks and ${eventCount} events (${sizeText(bytes)}, version ${version})`;
}

function sizeText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const exponent = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${(bytes / 1000 ** exponent).toFixed(exponent === 0 ? 0 : 1)} ${units[exponent]}`;
}
