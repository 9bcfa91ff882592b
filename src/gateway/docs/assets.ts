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
  /** Each encoding is its own representation (RFC 9110, section 8.8.3). */
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

interface Source {
  type: string;
  file: () => URL;
  /** What is served in place of the file's text. */
  edit?: (text: string) => string;
}

/** What is served, by path. */
const SOURCES: Record<string, Source> = {
  "/": { type: HTML, file: () => page("home.html") },
  "/docs": { type: HTML, file: () => page("index.html") },
  "/docs/home.css": { type: CSS, file: () => page("home.css") },
  "/docs/docs.css": { type: CSS, file: () => page("docs.css") },
  "/docs/docs.js": { type: JAVASCRIPT, file: () => page("docs.js") },
  "/docs/scalar.js": { type: JAVASCRIPT, file: viewer },
  "/openapi.yaml": { type: YAML, file: () => new URL("openapi.yaml", root), edit: withOwnServerInYaml },
  "/openapi.json": { type: JSON_TYPE, file: () => new URL("generated/openapi.json", root), edit: withOwnServer },
  "/openapi.actions.json": {
    type: JSON_TYPE,
    file: () => new URL("generated/actions.openapi.json", root),
    edit: withOwnServer,
  },
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
  const asset = loaded.get(path) ?? load(source);
  loaded.set(path, asset);
  return asset;
}

function load({ type, file: find, edit }: Source): Asset {
  const file = find();
  const stored = readFileSync(file);
  const content = edit ? Buffer.from(edit(stored.toString())) : stored;
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
  const bundled = page("scalar.js.gz");
  if (existsSync(bundled)) return bundled;
  const require = createRequire(import.meta.url);
  return new URL("browser/standalone.js", pathToFileURL(require.resolve("@scalar/api-reference")));
}

/** A client of a served document finds the gateway that served it, whatever name the gateway is reached by. */
const OWN_SERVER = { url: "/", description: "The gateway that serves this document." };

function withOwnServer(text: string): string {
  const document = JSON.parse(text) as { servers: unknown[] };
  return `${JSON.stringify({ ...document, servers: [OWN_SERVER, ...document.servers] }, null, 2)}\n`;
}

/** As text: the comments and the order of the source stay. */
function withOwnServerInYaml(text: string): string {
  const { url, description } = OWN_SERVER;
  return text.replace(/^servers:\n/m, `servers:\n  - url: ${url}\n    description: ${description}\n`);
}

/** The sources and what is built from them stand at different depths below it. */
function packageRoot(): URL {
  let folder = new URL("./", import.meta.url);
  while (!existsSync(new URL("openapi.yaml", folder)) && folder.pathname !== "/") folder = new URL("../", folder);
  return folder;
}
