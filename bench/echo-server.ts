import { createServer, type ServerResponse } from "node:http";
import { echoStore, type StoreKind } from "./echo-store.ts";

/**
 * The upper bound for Node: reads and parses the JSON of a request, and responds with JSON and its content-length. The
 * response is a value in memory, which each request serializes; a PUT sets it. With a kind of store, and a folder for
 * it, the body is on the disk before that.
 */
const [port, kind, folder = "."] = process.argv.slice(2);
const store = kind === undefined ? undefined : echoStore(kind as StoreKind, folder);
let answer: unknown = {};

const server = createServer((req, res) => {
  let body = "";
  req.on("data", (chunk) => {
    body += chunk;
  });
  req.on("end", () => {
    const value = body === "" ? undefined : JSON.parse(body);
    if (req.method === "PUT") answer = value;
    if (store) store(body, () => respond(res));
    else respond(res);
  });
});

function respond(res: ServerResponse): void {
  const text = JSON.stringify(answer);
  res.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  res.end(text);
}

server.listen(Number(port), "127.0.0.1");
