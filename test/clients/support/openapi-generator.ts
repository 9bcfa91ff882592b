import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "./describe-generator.ts";
import { run } from "./run.ts";

/** The manifest that the consumers of openapi-generator's command line share, to be among their sources. */
export const OPENAPI_GENERATOR = "openapi-generator";

export const fetchOpenApiGenerator = (home: string) =>
  run("mvn", ["--quiet", "--batch-mode", "dependency:copy"], { cwd: home });

/** The version that pom.xml names. */
export const openApiGeneratorVersion = (home: string): string =>
  /<openapi-generator\.version>(.*?)</.exec(readFileSync(join(home, "pom.xml"), "utf8"))?.[1] ?? "not in pom.xml";

/** Generates a client in the folder `client`, without tests and pages of documentation. */
export const openApiGenerate =
  (language: string, ...options: string[]) =>
  ({ home, spec, folder }: Client) =>
    run(
      "java",
      // Half the time for a program that runs for seconds.
      ["-XX:TieredStopAtLevel=1", "-jar", join(home, "openapi-generator-cli.jar"), "generate"].concat(
        ["-g", language, "-i", spec, "-o", "client", ...options],
        ["--global-property", "apiDocs=false,apiTests=false,modelDocs=false,modelTests=false"],
      ),
      { cwd: folder },
    );
