import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { codeBlocks, documentAt } from "../../support/documents.ts";
import { temporaryDirectory } from "../../support/gateway.ts";

const COMMAND = join(fileURLToPath(new URL("../acp-agents", import.meta.url)), "node_modules/.bin/opencode");

/** What the guide has OpenCode ask for. */
const [asking] = codeBlocks(documentAt("docs/workers.md"), "json").map((block) => JSON.parse(block));

/** OpenCode with this model, which asks before it runs a command or edits a file. */
export function openCode(model: string) {
  const provider = {
    npm: "@ai-sdk/openai-compatible",
    name: "Fake",
    options: { baseURL: model, apiKey: "none" },
    models: { fake: { name: "Fake", tool_call: true, limit: { context: 100_000, output: 1_000 } } },
  };
  const config = {
    model: "fake/fake",
    small_model: "fake/fake",
    autoupdate: false,
    share: "disabled",
    provider: { fake: provider },
    ...asking,
  };
  const home = temporaryDirectory();
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    // It makes a folder there, and leaves it.
    TMPDIR: home,
    OPENCODE_CONFIG_CONTENT: JSON.stringify(config),
    OPENCODE_DISABLE_MODELS_FETCH: "1",
  };
  return { command: COMMAND, args: ["acp"], env };
}
