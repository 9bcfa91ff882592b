import { describeReader } from "./support/describe-reader.ts";
import { goValidator } from "./support/go.ts";

describeReader(goValidator("libopenapi", "github.com/pb33f/libopenapi-validator"));
