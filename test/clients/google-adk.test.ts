import { describeToolset } from "./support/toolset.ts";

describeToolset("google-adk");
