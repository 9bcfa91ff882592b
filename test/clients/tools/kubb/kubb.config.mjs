import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";

export default defineConfig({
  input: { path: process.env.TASKFLOW_SPEC },
  output: { path: "./client", format: false },
  plugins: [pluginOas(), pluginTs(), pluginClient({ bundle: true, dataReturnType: "full", paramsType: "object" })],
});
