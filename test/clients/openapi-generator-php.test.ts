import { describeGenerator } from "./support/describe-generator.ts";
import { openApiGenerator } from "./support/openapi-generator.ts";
import { run } from "./support/run.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...openApiGenerator("php", "invokerPackage=TaskFlow"),
  compile: async ({ folder, shape }) => {
    await run("php", ["load.php"], { cwd: folder });
    await run("php", ["-l", `${shape}.php`], { cwd: folder });
  },
  play: ({ folder, shape }, env) => run("php", [`${shape}.php`], { cwd: folder, env }),
  operations: ({ folder }) =>
    countIn(folder, "client/lib/Api/*.php", /^ {4}public function \w+(?<!Async)WithHttpInfo\(/gm),
});
