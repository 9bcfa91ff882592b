import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem } from "../../plugin/problem.ts";
import { sendProblem } from "../../plugin/send-reply.ts";
import type { RequestContext } from "../../port/plugin-api.ts";
import type { LogSampler } from "../log-sampler.ts";
import { rawPathOf } from "../request-target.ts";
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

/** Answers `/docs` and the documents of the contract, for everyone. */
export function answerDocs(
  path: string,
  context: RequestContext,
  req: IncomingMessage,
  res: ServerResponse,
  sampler: LogSampler,
): void {
  try {
    answer(path, context, req, res, assetAt(path));
  } catch (err) {
    // A file is missing where the gateway was installed; its routes are not the worse for it.
    sampler.log("error", { path }, { err, requestId: context.requestId }, "The gateway cannot read the documentation.");
    sendProblem(res, context, new Problem("internal_error", "The gateway cannot read the documentation."));
  }
}

function answer(path: string, context: RequestContext, req: IncomingMessage, res: ServerResponse, asset: Asset): void {
  if (req.method !== "GET" && req.method !== "HEAD")
    sendProblem(
      res,
      context,
      new Problem("method_not_allowed", "Only GET is allowed.", { headers: { allow: "GET, HEAD" } }),
    );
  // The page's links are relative, so that it works behind a proxy that adds a prefix.
  else if (path !== "/" && rawPathOf(req).endsWith("/"))
    res.writeHead(308, { location: `../${path.split("/").at(-1)}` }).end();
  else send(req, res, asset);
}

function send(req: IncomingMessage, res: ServerResponse, asset: Asset): void {
  const zipped = takesGzip(String(req.headers["accept-encoding"] ?? ""));
  const { body, etag } = zipped ? asset.gzip : asset.plain;
  res.setHeader("etag", etag).setHeader("vary", "accept-encoding").setHeader("cache-control", "no-cache");
  if (req.headers["if-none-match"]?.includes(etag)) {
    res.writeHead(304).end();
    return;
  }
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

/** `gzip` is named, and not with the weight 0 (RFC 9110, section 12.5.3). */
function takesGzip(accepted: string): boolean {
  return /(?:^|,)\s*gzip\s*(?:,|$|;\s*q=(?!0(?:\.0*)?\s*(?:,|$)))/i.test(accepted);
}
