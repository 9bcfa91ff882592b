import { describePythonReader } from "./support/python-reader.ts";

describePythonReader("prance");
