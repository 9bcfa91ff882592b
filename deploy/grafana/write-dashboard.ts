/** Prints dashboard.json: `node deploy/grafana/write-dashboard.ts > deploy/grafana/dashboard.json`. Change the panels here. */

interface Query {
  expr: string;
  legend: string;
}

const PANELS: readonly { title: string; unit: string; queries: readonly Query[] }[] = [
  {
    title: "Requests by code",
    unit: "reqps",
    queries: [{ expr: "sum by (code) (rate(taskflow_requests_total[$__rate_interval]))", legend: "{{code}}" }],
  },
  {
    title: "Duration of requests by action",
    unit: "s",
    queries: [0.5, 0.99].map((quantile) => ({
      expr: `histogram_quantile(${quantile}, sum by (le, action) (rate(taskflow_request_duration_seconds_bucket[$__rate_interval])))`,
      legend: `{{action}} p${quantile * 100}`,
    })),
  },
  {
    title: "Flows by status",
    unit: "short",
    queries: [{ expr: "max by (status) (taskflow_flows)", legend: "{{status}}" }],
  },
  {
    title: "Requests in flight, waiting requests and streams",
    unit: "short",
    queries: [
      { expr: "sum(taskflow_requests_in_flight)", legend: "in flight" },
      { expr: "sum(taskflow_waiting_requests)", legend: "waiting" },
      { expr: "sum(taskflow_streams)", legend: "streams" },
    ],
  },
  {
    title: "Operations of the store, p99",
    unit: "s",
    queries: [
      {
        expr: "histogram_quantile(0.99, sum by (le, operation) (rate(taskflow_store_operation_duration_seconds_bucket[$__rate_interval])))",
        legend: "{{operation}}",
      },
    ],
  },
  {
    title: "Changes for each commit",
    unit: "short",
    queries: [
      {
        expr: "sum(rate(taskflow_store_commit_changes_sum[$__rate_interval])) / sum(rate(taskflow_store_commit_changes_count[$__rate_interval]))",
        legend: "changes",
      },
    ],
  },
  {
    title: "Attempts to send webhooks",
    unit: "reqps",
    queries: [
      { expr: "sum by (result) (rate(taskflow_delivery_attempts_total[$__rate_interval]))", legend: "{{result}}" },
    ],
  },
  {
    title: "Oldest pending webhook",
    unit: "s",
    queries: [{ expr: "max(taskflow_deliveries_oldest_pending_seconds)", legend: "age" }],
  },
  {
    title: "Memory and event loop lag",
    unit: "short",
    queries: [
      { expr: "process_resident_memory_bytes / 1e6", legend: "{{instance}} MB" },
      { expr: "nodejs_eventloop_lag_p99_seconds * 1000", legend: "{{instance}} lag p99, ms" },
    ],
  },
];

const COLUMNS = 2;
const [WIDTH, HEIGHT] = [24 / COLUMNS, 8];
const datasource = { type: "prometheus", uid: "${datasource}" };

const panels = PANELS.map(({ title, unit, queries }, index) => ({
  id: index + 1,
  type: "timeseries",
  title,
  datasource,
  gridPos: { x: (index % COLUMNS) * WIDTH, y: Math.floor(index / COLUMNS) * HEIGHT, w: WIDTH, h: HEIGHT },
  fieldConfig: { defaults: { unit, custom: { fillOpacity: 10, showPoints: "never" } }, overrides: [] },
  options: { legend: { displayMode: "list", placement: "bottom" }, tooltip: { mode: "multi", sort: "desc" } },
  targets: queries.map(({ expr, legend }, query) => ({
    refId: String.fromCharCode(65 + query),
    datasource,
    expr,
    legendFormat: legend,
  })),
}));

const dashboard = {
  title: "TaskFlow Webhooks",
  uid: "taskflow-webhooks",
  tags: ["taskflow"],
  timezone: "",
  schemaVersion: 39,
  refresh: "30s",
  time: { from: "now-6h", to: "now" },
  templating: {
    list: [{ name: "datasource", label: "Prometheus", type: "datasource", query: "prometheus", current: {} }],
  },
  panels,
};

process.stdout.write(`${JSON.stringify(dashboard, null, 2)}\n`);
