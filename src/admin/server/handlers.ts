import type { OperatorHost } from "../../port/operator.ts";
import type { OperationName, Operations } from "../protocol.ts";
import type { Input } from "./read-input.ts";
import type { About } from "./status.ts";

export type Handlers<Name extends OperationName> = {
  [N in Name]: (host: OperatorHost, input: Input, about: About) => Promise<Operations[N]["result"]>;
};
