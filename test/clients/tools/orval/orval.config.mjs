export default {
  taskflow: {
    input: process.env.TASKFLOW_SPEC,
    output: {
      target: "./client/index.ts",
      client: "fetch",
      baseUrl: { runtime: "process.env.TASKFLOW_URL" },
    },
  },
};
