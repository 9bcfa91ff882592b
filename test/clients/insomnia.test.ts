import { describeImporter } from "./support/describe-importer.ts";
import { JAVASCRIPT } from "./support/javascript.ts";
import { npmCi, npmVersion } from "./support/npm.ts";
import { countIn } from "./support/workspace.ts";

describeImporter({
  ...JAVASCRIPT,
  name: "insomnia",
  sources: ["javascript", "insomnia"],
  install: npmCi,
  version: npmVersion("insomnia-importers"),
  operations: ({ folder }) => countIn(folder, "resources.json", /"_type": "request"/g),
});
