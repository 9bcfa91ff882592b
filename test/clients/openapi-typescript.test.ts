import { describeGenerator } from "./support/describe-generator.ts";
import { npmCi, npmCommand, npmVersion, TYPESCRIPT } from "./support/npm.ts";
import { countIn } from "./support/workspace.ts";

/** The types with no option at all, and openapi-fetch, which is called by path. */
describeGenerator({
  ...TYPESCRIPT,
  name: "openapi-typescript",
  sources: ["typescript", "openapi-typescript"],
  install: npmCi,
  version: npmVersion("openapi-typescript"),
  generate: ({ home, spec, folder }) =>
    npmCommand(home, "openapi-typescript", [spec, "--output", "client.d.ts"], folder),
  operations: ({ folder }) => countIn(folder, "client.d.ts", /^ {8}post: operations\[/gm),
});
