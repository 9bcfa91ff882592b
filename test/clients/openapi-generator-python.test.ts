import { describeGenerator } from "./support/describe-generator.ts";
import { PYTHON, pipInstall, pipVersion, venv } from "./support/python.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...PYTHON,
  name: "openapi-generator-python",
  sources: ["python", "openapi-generator-python"],
  install: pipInstall,
  version: pipVersion("openapi-generator-cli"),
  generate: ({ home, spec, folder }) =>
    venv(
      home,
      "openapi-generator-cli",
      ["generate", "-g", "python", "-i", spec, "-o", ".", "--additional-properties=packageName=client"],
      folder,
    ),
  operations: ({ folder }) => countIn(folder, "client/api/*.py", /^ {4}def \w+_with_http_info\(/gm),
});
