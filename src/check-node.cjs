"use strict";
// Loaded before everything else, and in the syntax of every Node: an older one cannot read the other files, let alone say
// in them what is wrong. `npm start` loads it by --require, since an older Node knows no TypeScript either.
var REQUIRED = 24;
var version = process.versions.node;
if (Number(version.split(".")[0]) < REQUIRED) {
  process.stderr.write(
    "TaskFlow Webhooks needs Node.js " +
      REQUIRED +
      " or newer, and this is Node.js " +
      version +
      " (" +
      process.execPath +
      ").\n",
  );
  process.exit(1);
}
