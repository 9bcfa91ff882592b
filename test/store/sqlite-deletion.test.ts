import { openStore } from "../../src/store/open-store.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { describeDeletion } from "./describe-deletion.ts";

describeDeletion("SQLite", async () => openStore({ stateDir: temporaryDirectory() }));
