import { createServer } from "node:http";

/**
 * What Node can do at all: reads a request's JSON, parses it, and answers JSON with its content-length. The answer is a
 * value in memory, as it is before any server has written it; a PUT sets it.
 */
let answer: unknown = {};

const server = createServer((req, res) => {
  let body = "";
  req.on("data", (chunk) => {
    body += chunk;
  });
  req.on("end", () => {
    const value = body === "" ? undefined : JSON.parse(body);
    if (req.method === "PUT") answer = value;
    const text = JSON.stringify(answer);
    res.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
    res.end(text);
  });
});

server.listen(Number(process.argv[2]), "127.0.0.1");
