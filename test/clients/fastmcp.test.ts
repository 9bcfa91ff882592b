import { describeToolset } from "./support/toolset.ts";

describeToolset("fastmcp");
