import { describeToolset } from "./support/toolset.ts";

describeToolset("openapi-core");
