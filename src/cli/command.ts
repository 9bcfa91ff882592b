export interface Option {
  /** Without its dashes. */
  name: string;
  /** Stands for the value in help; shells complete a FILE and a DIR. Absent: the option takes none. */
  value?: string;
  /** Takes several values. */
  multiple?: boolean;
  summary: string;
  /** Detail in the help, such as defaults and bounds. */
  detail?: string;
}

export interface Command {
  name: string;
  summary: string;
  /** Arguments in the usage line, after the name. */
  usage: string;
  /** Paragraphs. */
  about: string;
  options: readonly Option[];
  /** Text of the help after the options. */
  closing?: string;
}

/** The secret itself is no option: it would show in the process list and in histories. */
export const CONNECTION: readonly Option[] = [
  { name: "url", value: "URL", summary: "the route's URL", detail: "default: TASKFLOW_WEBHOOKS_URL" },
  {
    name: "secret-file",
    value: "FILE",
    summary: "a file with the route's secret",
    detail: "default: the secret in TASKFLOW_WEBHOOKS_SECRET",
  },
];

export const STATE_DIR: Option = {
  name: "state-dir",
  value: "DIR",
  summary: "where flows are kept",
  detail: "default: .taskflow-webhooks in the home directory",
};
