import { onTestFinished } from "vitest";
import { PastVersion } from "../../support/past-version.ts";

/**
 * The commit of the version that users replace with this one: 0.1.0. After a release, the commit of its tag. Its code must
 * have the tables that the tests of rolling upgrades look at.
 */
const COMMIT = "7913b5d81380aaf53409322cff7ade078da65b28";

/** The program of the last release, until the test is over. */
export function lastRelease(): string {
  const past = new PastVersion(COMMIT);
  onTestFinished(() => past.remove());
  return past.main;
}
