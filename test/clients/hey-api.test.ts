import { describeGenerator } from "./support/describe-generator.ts";
import { npmCi, npmCommand, npmVersion, TYPESCRIPT_WITH_WEBHOOKS } from "./support/npm.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...TYPESCRIPT_WITH_WEBHOOKS,
  name: "hey-api",
  sources: ["typescript", "hey-api"],
  install: npmCi,
  version: npmVersion("@hey-api/openapi-ts"),
  generate: ({ home, spec, folder }) => npmCommand(home, "openapi-ts", ["-i", spec, "-o", "client"], folder),
  operations: ({ folder }) => countIn(folder, "client/sdk.gen.ts", /^export const \w+ = </gm),
});
