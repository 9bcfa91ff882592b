import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";

/** A file as it is sent, compressed once. */
export interface Asset {
  type: string;
  plain: Encoded;
  gzip: Encoded;
}
interface Encoded {
  body: Buffer;
  /** Each encoding is a representation of its own (RFC 9110, section 8.8.3). */
  etag: string;
}

const HTML = "text/html; charset=utf-8";
const CSS = "text/css; charset=utf-8";
const JAVASCRIPT = "text/javascript; charset=utf-8";
const JSON_TYPE = "application/json; charset=utf-8";
/** RFC 9512. */
const YAML = "application/yaml; charset=utf-8";

const page = (name: string): URL => new URL(`page/${name}`, import.meta.url);
const root = packageRoot();

/** What is served, by path. */
const SOURCES: Record<string, { type: string; file: () => URL }> = {
  "/docs": { type: HTML, file: () => page("index.html") },
  "/docs/docs.css": { type: CSS, file: () => page("docs.css") },
  "/docs/docs.js": { type: JAVASCRIPT, file: () => page("docs.js") },
  "/docs/openapi-explorer.js": { type: JAVASCRIPT, file: viewer },
  "/openapi.yaml": { type: YAML, file: () => new URL("openapi.yaml", root) },
  "/openapi.json": { type: JSON_TYPE, file: () => new URL("generated/openapi.json", root) },
  "/openapi.actions.json": { type: JSON_TYPE, file: () => new URL("generated/actions.openapi.json", root) },
};
const loaded = new Map<string, Asset>();

/** Whether one of the files is served at this path. */
export function isAsset(path: string): boolean {
  return Object.hasOwn(SOURCES, path);
}

/** Reads the file at this path when it is first asked for, and keeps it. */
export function assetAt(path: string): Asset {
  const source = SOURCES[path];
  if (!source) throw new Error(`No file is served at ${path}.`);
  const asset = loaded.get(path) ?? load(source.type, source.file());
  loaded.set(path, asset);
  return asset;
}

function load(type: string, file: URL): Asset {
  const content = readFileSync(file);
  const [plain, zipped] = file.pathname.endsWith(".gz")
    ? [gunzipSync(content), content]
    : [content, gzipSync(content, { level: 9 })];
  return { type, plain: encoded(plain), gzip: encoded(zipped) };
}

function encoded(body: Buffer): Encoded {
  return { body, etag: `"${hash("sha256", body, "base64url")}"` };
}

/** The published package has the viewer compressed beside the page; in a checkout it is where npm put it. */
function viewer(): URL {
  const bundled = page("openapi-explorer.js.gz");
  if (existsSync(bundled)) return bundled;
  const require = createRequire(import.meta.url);
  return pathToFileURL(require.resolve("openapi-explorer/dist/browser/openapi-explorer.min.js"));
}

/** The sources and what is built from them stand at different depths below it. */
function packageRoot(): URL {
  let folder = new URL("./", import.meta.url);
  while (!existsSync(new URL("openapi.yaml", folder)) && folder.pathname !== "/") folder = new URL("../", folder);
  return folder;
}
