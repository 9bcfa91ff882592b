import { describeValidator } from "./support/describe-validator.ts";
import { goValidator } from "./support/go.ts";

describeValidator(goValidator("kin-openapi", "github.com/getkin/kin-openapi"));
