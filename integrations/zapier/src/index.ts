import zapier, { defineApp } from "zapier-platform-core";
import packageJson from "../package.json" with { type: "json" };
import { authentication } from "./authentication.ts";
import { creates } from "./creates.ts";
import { searches } from "./searches.ts";
import { triggers } from "./triggers.ts";

export default defineApp({
  version: packageJson.version,
  platformVersion: zapier.version,
  // Answers are read in one place, src/failure.ts, which knows more about them than that they are errors.
  flags: { skipThrowForStatus: true, throwForThrottlingEarly: false },
  authentication,
  triggers,
  searches,
  creates,
});
