import { join } from "node:path";
import type { Client } from "./describe-generator.ts";
import { JVM, mavenCopy, pomVersion } from "./maven.ts";
import { run } from "./run.ts";

/** The folder of the manifest that the consumers of openapi-generator's command line share, to be among their sources. */
const MANIFEST = "openapi-generator";

/** A client in a language, made by openapi-generator's command line. */
export const openApiGenerator = (language: string, properties: string) => ({
  name: `openapi-generator-${language}`,
  sources: [MANIFEST, `openapi-generator-${language}`],
  install: mavenCopy,
  version: pomVersion("openapi-generator.version"),
  /** Into the folder `client`, without tests and pages of documentation. */
  generate: ({ home, spec, folder }: Client) => {
    const java = [...JVM, "-jar", join(home, "openapi-generator-cli.jar")];
    const options = ["-g", language, "-i", spec, "-o", "client", "--additional-properties", properties];
    const parts = ["--global-property", "apiDocs=false,apiTests=false,modelDocs=false,modelTests=false"];
    return run("java", [...java, "generate", ...options, ...parts], { cwd: folder });
  },
});
