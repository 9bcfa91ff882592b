import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem } from "../../plugin/problem.ts";
import { sendProblem } from "../../plugin/send-reply.ts";
import { type Asset, assetAt } from "./assets.ts";

/** The viewer sets style attributes; scripts come from files alone, and nothing from another host. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** `/docs` and the documents of the contract, for everyone. False for any other path. */
export function answerDocs(path: string, req: IncomingMessage, res: ServerResponse): boolean {
  const asset = assetAt(path);
  if (!asset) return false;
  if (req.method !== "GET" && req.method !== "HEAD")
    sendProblem(res, new Problem("method_not_allowed", "Only GET is allowed.", { headers: { allow: "GET, HEAD" } }));
  // The page's links are relative, so that it works behind a proxy that adds a prefix.
  else if (/\/(?:\?|$)/.test(req.url ?? "")) res.writeHead(308, { location: `../${path.split("/").at(-1)}` }).end();
  else send(req, res, asset);
  return true;
}

function send(req: IncomingMessage, res: ServerResponse, asset: Asset): void {
  const zipped = /\bgzip\b/.test(String(req.headers["accept-encoding"] ?? ""));
  const etag = zipped ? asset.etag : asset.etag.replace(/"$/, '-plain"');
  res.setHeader("etag", etag).setHeader("vary", "accept-encoding").setHeader("cache-control", "no-cache");
  if (req.headers["if-none-match"]?.includes(etag)) {
    res.writeHead(304).end();
    return;
  }
  const body = zipped ? asset.gzip : asset.plain();
  res.writeHead(200, {
    "content-type": asset.type,
    "content-length": body.length,
    ...(zipped && { "content-encoding": "gzip" }),
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
  res.end(req.method === "HEAD" ? undefined : body);
}
