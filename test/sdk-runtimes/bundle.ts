import { writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { rolldown } from "rolldown";

interface Stage {
  url: string;
  env: { TASKFLOW_WEBHOOKS_SECRET: string };
}

/** The scenario with the SDK in one module, for runtimes that have no files. `entry` has `scenario` and `given`. */
export async function bundleScenario(
  project: string,
  entry: string,
  { url, env }: Stage,
  baseUrl = JSON.stringify(url),
): Promise<string> {
  const given = `const given = { baseUrl: ${baseUrl}, secret: ${JSON.stringify(env.TASKFLOW_WEBHOOKS_SECRET)} };`;
  const file = join(project, "entry.mjs");
  writeFileSync(file, `import { scenario } from "./scenario.mjs";\n${given}\n${entry}`);
  const bundle = await rolldown({ input: file, cwd: project });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return output[0].code;
}

/** A site whose pages run the scenario, and which passes the route's requests on: one origin for both. */
export async function servePages(project: string, stage: Stage) {
  const bundle = (entry: string) => bundleScenario(project, entry, stage, "location.origin");
  // The browser's own request for an icon would count among those that the proxy loses and redirects.
  const head = '<!doctype html><link rel="icon" href="data:,">';
  const files = new Map([
    ["/page.html", `${head}<script type="module" src="page.js"></script>`],
    ["/page.js", await bundle("globalThis.facts = await scenario(given);")],
    [
      "/worker.html",
      `${head}<script>
        new Worker("worker.js", { type: "module" }).onmessage = ({ data }) => { globalThis.facts = data; };
      </script>`,
    ],
    ["/worker.js", await bundle("postMessage(await scenario(given));")],
  ]);

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const file = files.get(req.url ?? "");
    if (file !== undefined) {
      const type = req.url?.endsWith(".js") ? "text/javascript" : "text/html";
      return void res.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(file);
    }
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const { authorization = "", "content-type": type = "" } = req.headers;
    const init = { method: req.method ?? "", headers: { authorization, "content-type": type } };
    const passed = await fetch(stage.url + req.url, {
      ...init,
      redirect: "manual",
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const location = passed.headers.get("location");
    res.writeHead(passed.status, { "content-type": "application/json", ...(location && { location }) });
    res.end(await passed.text());
  }

  const server = createServer((req, res) => void answer(req, res).catch(() => res.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
