import { describeValidator } from "./support/describe-validator.ts";
import { goValidator } from "./support/go.ts";

describeValidator(goValidator("libopenapi", "github.com/pb33f/libopenapi-validator"));
