import { describeToolset } from "./support/toolset.ts";

describeToolset("llamaindex", "llama-index-tools-openapi");
