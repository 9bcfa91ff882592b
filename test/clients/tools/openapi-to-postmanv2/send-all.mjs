import { sendCollection } from "./imported.mjs";

await sendCollection(process.env.TASKFLOW_SECRET);
