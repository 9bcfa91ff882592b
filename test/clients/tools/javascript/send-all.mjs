import { importedRequests } from "./imported.mjs";

for (const { send } of await importedRequests(process.env.TASKFLOW_SECRET)) await send();
