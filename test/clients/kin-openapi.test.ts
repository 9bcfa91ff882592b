import { describeReader } from "./support/describe-reader.ts";
import { goValidator } from "./support/go.ts";

describeReader(goValidator("kin-openapi", "github.com/getkin/kin-openapi"));
