// docs/diagrams/*.mmd → *.svg, in a headless Chromium. `--check` draws nothing: it says which pictures are older than
// their source. Each picture names the hash of its source, since the drawing itself depends on the machine's fonts.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./", import.meta.url));
const sources = readdirSync(folder)
  .filter((file) => file.endsWith(".mmd"))
  .map((file) => ({ file, source: readFileSync(`${folder}${file}`, "utf8"), svg: file.replace(/mmd$/, "svg") }));

const stamp = (source) => `<!-- drawn from sha256:${createHash("sha256").update(source).digest("hex")} -->`;

if (process.argv.includes("--check")) check();
else await draw();

function check() {
  const stale = sources.filter(({ source, svg }) => !read(svg).includes(stamp(source)));
  for (const { svg } of stale) console.error(`docs/diagrams/${svg} is older than its source. Run: npm run diagrams`);
  process.exitCode = stale.length > 0 ? 1 : 0;
}

function read(svg) {
  try {
    return readFileSync(`${folder}${svg}`, "utf8");
  } catch {
    return "";
  }
}

async function draw() {
  const { chromium } = await import("playwright-core");
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  await page.addScriptTag({
    path: fileURLToPath(new URL("node_modules/mermaid/dist/mermaid.min.js", import.meta.url)),
  });
  for (const { source, svg } of sources) {
    const drawn = await page.evaluate(render, source);
    writeFileSync(`${folder}${svg}`, `${stamp(source)}\n${drawn}\n`);
    console.log(`docs/diagrams/${svg}`);
  }
  await browser.close();
}

// Runs in the page. Labels as SVG text: pages that show a picture by <img> draw no HTML inside it.
async function render(source) {
  globalThis.mermaid.initialize({
    startOnLoad: false,
    theme: "neutral",
    htmlLabels: false,
    flowchart: { htmlLabels: false, wrappingWidth: 280 },
    fontFamily: "system-ui, sans-serif",
    themeVariables: { fontSize: "16px" },
    deterministicIds: true,
  });
  const { svg } = await globalThis.mermaid.render("diagram", source);
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  const picture = holder.firstElementChild;
  // At its own size, which <img> can only make smaller: without one it fills the page, text and all.
  const { width, height } = picture.viewBox.baseVal;
  picture.setAttribute("width", Math.ceil(width));
  picture.setAttribute("height", Math.ceil(height));
  // Dark pages would swallow the arrows.
  picture.style.background = "#fff";
  // As XML, which is what <img> takes.
  return new XMLSerializer().serializeToString(picture);
}
