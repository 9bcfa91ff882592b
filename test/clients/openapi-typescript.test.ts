import { describeGenerator } from "./support/describe-generator.ts";
import { npmCi, npmCommand, npmVersion, TYPESCRIPT_WITH_WEBHOOKS } from "./support/npm.ts";
import { countIn } from "./support/workspace.ts";

/** Types generated without options, and openapi-fetch, which is called by path. */
describeGenerator({
  ...TYPESCRIPT_WITH_WEBHOOKS,
  name: "openapi-typescript",
  sources: ["typescript", "openapi-typescript"],
  install: npmCi,
  version: npmVersion("openapi-typescript"),
  generate: ({ home, spec, folder }) =>
    npmCommand(home, "openapi-typescript", [spec, "--output", "client.d.ts"], folder),
  operations: ({ folder }) => countIn(folder, "client.d.ts", /^ {4}"\/plugins\/.*": \{/gm),
});
