import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "./describe-generator.ts";
import { run } from "./run.ts";
import type { Target } from "./scenario.ts";

/** The quick compiler only, one collector: half the time for a program that runs for seconds (kotlinc 20 s, not 39). */
export const JVM = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

const maven = (cwd: string, ...args: string[]) =>
  run("mvn", ["--quiet", "--batch-mode", ...args], { cwd, env: { MAVEN_OPTS: JVM.join(" ") } });

const forClient = ({ folder, spec, shape }: Client, ...args: string[]) =>
  maven(folder, `-Dspec=${spec}`, `-Dshape=${shape}`, ...args);

/** A version from the properties of pom.xml. */
export const pomVersion =
  (property: string) =>
  (home: string): string => {
    const [, version] = readFileSync(join(home, "pom.xml"), "utf8").split(`<${property}>`);
    return version?.split("<")[0] ?? "not in pom.xml";
  };

/** Copies the artifacts that pom.xml names to the home. */
export const mavenCopy = (home: string) => maven(home, "dependency:copy");

/** How a client is made, compiled and run by a pom.xml whose program is the class `Program`. */
export const MAVEN = {
  install: (home: string) => maven(home, "dependency:resolve", "dependency:resolve-plugins"),
  generate: (client: Client) => forClient(client, "generate-sources"),
  // What was generated is compiled, not generated again.
  compile: (client: Client) => forClient(client, "-Dcodegen.skip=true", "compile"),
  play: ({ folder }: Client, env: Target) =>
    run("java", ["-cp", ["target/classes", "target/dependency/*"].join(":"), "Program"], { cwd: folder, env }),
};
