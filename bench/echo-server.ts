import { createServer } from "node:http";

/**
 * The upper bound for Node: reads and parses the JSON of a request, and responds with JSON and its content-length. The
 * response is a value in memory, which each request serializes; a PUT sets it.
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
