import { fileURLToPath } from "node:url";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

/** Prism over the contract or a form of it: a mock, or a validating proxy in front of `upstream`. */
export async function startPrism(
  upstream?: string,
  spec = "openapi.yaml",
): Promise<{ url: string; close(): Promise<void> }> {
  const operations = await getHttpOperationsFromSpec(fileURLToPath(new URL(`../../${spec}`, import.meta.url)));
  const shared = {
    validateRequest: true,
    validateResponse: true,
    checkSecurity: true,
    errors: upstream !== undefined,
    upstreamProxy: undefined,
    mock: { dynamic: false },
  };
  const server = createServer(operations, {
    cors: false,
    config: upstream ? { ...shared, isProxy: true, upstream: new URL(upstream) } : { ...shared, isProxy: false },
    components: { logger: createLogger("test", { level: "silent" }) },
  });
  const url = await server.listen(0, "127.0.0.1");
  return { url, close: () => server.close() };
}
