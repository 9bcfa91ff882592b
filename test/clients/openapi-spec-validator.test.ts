import { describePythonReader } from "./support/python-reader.ts";

describePythonReader("openapi-spec-validator");
