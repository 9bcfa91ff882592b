import { cargoBuild, runBuilt } from "./support/cargo.ts";
import { describeGenerator } from "./support/describe-generator.ts";
import { openApiGenerator } from "./support/openapi-generator.ts";
import { countIn } from "./support/workspace.ts";

const programOf = (shape: string) => `openapi-generator-${shape}`;

describeGenerator({
  // A fixed version, as in Cargo.lock: the version of the contract changes.
  ...openApiGenerator("rust", "packageName=client,packageVersion=0.0.0"),
  compile: (client) => cargoBuild(client, programOf(client.shape)),
  play: (client, env) => runBuilt(client, programOf(client.shape), [], env),
  operations: ({ folder }) => countIn(folder, "client/src/apis/*_api.rs", /^pub async fn \w+\(/gm),
});
