import { describeGenerator } from "./support/describe-generator.ts";
import { PYTHON, pipInstall, pipVersion, venv } from "./support/python.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...PYTHON,
  name: "openapi-python-client",
  sources: ["python", "openapi-python-client"],
  install: pipInstall,
  version: pipVersion("openapi-python-client"),
  generate: ({ home, spec, folder }) =>
    venv(
      home,
      "openapi-python-client",
      ["generate", "--path", spec, "--config", "config.yml", "--meta", "none", "--output-path", "client"],
      folder,
    ),
  operations: ({ folder }) => countIn(folder, "client/api/**/*.py", /^def sync_detailed\(/gm),
});
