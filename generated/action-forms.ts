// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { ActionName } from "./actions.ts";

/** One field of an action, in the terms that forms and command lines are made of. */
export interface ActionField {
  /** Name in the contract, for example `expectedRevision`. */
  readonly name: string;
  /** The first sentence of the description, without its marks of code. */
  readonly summary: string;
  /** Markdown, on one line. */
  readonly description: string;
  /** `json` is any JSON value, `null` included. */
  readonly type: "string" | "integer" | "boolean" | "json";
  /** Whether the value is a list. */
  readonly list: boolean;
  readonly required: boolean;
  /** Whether `null` clears the field. A `json` field is not `nullable`: its `null` is a value like any other. */
  readonly nullable: boolean;
  /** The accepted values, if they are limited. */
  readonly choices?: readonly string[];
  /** Default value. */
  readonly default?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  /** In characters, for a string that has to have one that is not white space. */
  readonly minLength?: number;
}

/** One action as a form: its texts, its fields, and hints about its effect. */
export interface ActionForm<Name extends string = string> {
  readonly action: Name;
  /** Who performs it: a program that drives flows, one that works on tasks, or the operator. */
  readonly audience: "sender" | "worker" | "operator";
  /** Its name in camel case, as in the contract's form with a path for each action, and in the SDK. */
  readonly operationId: string;
  /** A few words, for example "Create a flow". */
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  /** Whether the action only reads (RFC 9110, section 9.2.1). */
  readonly readOnly: boolean;
  /** Whether the action changes an existing flow, instead of adding a flow or a task. */
  readonly destructive: boolean;
  /** Whether a repeated request changes nothing more: it is refused, or it only reads. */
  readonly idempotent: boolean;
  readonly fields: readonly ActionField[];
  /** The JSON Schema (2020-12) of the request without `action`: an object that refers to nothing outside, no union. */
  readonly inputSchema: { readonly type: "object"; readonly [keyword: string]: unknown };
}

export const ACTION_FORMS: readonly ActionForm<ActionName>[] = [
  {
    "action": "create_flow",
    "operationId": "createFlow",
    "audience": "sender",
    "title": "Create a flow",
    "description": "Creates a managed flow in the route's session, at revision 0. The gateway starts no work: use `run_task` to\nrecord tasks. Two requests create two flows, unless they have the same `Idempotency-Key`.",
    "readOnly": false,
    "destructive": false,
    "idempotent": false,
    "fields": [
      {
        "name": "goal",
        "summary": "The purpose of the flow, as human-readable text.",
        "description": "The purpose of the flow, as human-readable text.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "controllerId",
        "summary": "The name of the program that drives the flow.",
        "description": "The name of the program that drives the flow. Default: the `controllerId` of the route.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "status",
        "summary": "The initial status of the flow.",
        "description": "The initial status of the flow. Default: `queued`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "queued",
          "running",
          "waiting",
          "blocked"
        ]
      },
      {
        "name": "notifyPolicy",
        "summary": "Which events an endpoint without types gets: the ending (done_only), every change (state_changes), or none (silent).",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      {
        "name": "currentStep",
        "summary": "A label for the current step of the flow.",
        "description": "A label for the current step of the flow. `null` means no step.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "stateJson",
        "summary": "The initial state of the flow, in a format of your choice.",
        "description": "The initial state of the flow, in a format of your choice. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "waitJson",
        "summary": "What the flow is waiting for, in a format of your choice.",
        "description": "What the flow is waiting for, in a format of your choice. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Creates a managed flow in the route's session.",
      "properties": {
        "goal": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The purpose of the flow, as human-readable text."
        },
        "controllerId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The name of the program that drives the flow. Default: the `controllerId` of the route."
        },
        "status": {
          "type": "string",
          "enum": [
            "queued",
            "running",
            "waiting",
            "blocked"
          ],
          "description": "The initial status of the flow. Default: `queued`."
        },
        "notifyPolicy": {
          "type": "string",
          "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
          "enum": [
            "done_only",
            "state_changes",
            "silent"
          ],
          "default": "done_only"
        },
        "currentStep": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "A label for the current step of the flow. `null` means no step."
        },
        "stateJson": {
          "description": "The initial state of the flow, in a format of your choice.\nAny JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
        },
        "waitJson": {
          "description": "What the flow is waiting for, in a format of your choice.\nAny JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
        }
      },
      "required": [
        "goal"
      ]
    }
  },
  {
    "action": "get_flow",
    "operationId": "getFlow",
    "audience": "sender",
    "title": "Get a flow",
    "description": "Returns the flow with this ID, or `null` if the session has no such flow.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The ID of the flow.",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Retrieves a flow by its ID.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the flow."
        }
      },
      "required": [
        "flowId"
      ]
    }
  },
  {
    "action": "list_flows",
    "operationId": "listFlows",
    "audience": "sender",
    "title": "List flows",
    "description": "Returns the session's flows, most recently created first, page by page. If there are older flows, send\n`nextCursor` as the `cursor` of your next request. A page that would exceed 4 MiB has fewer than `limit`\nflows.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "limit",
        "summary": "The maximum number of flows per page, from 1 to 1,000.",
        "description": "The maximum number of flows per page, from 1 to 1,000. A page that would exceed 4 MiB has fewer flows.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "default": 1000,
        "minimum": 1,
        "maximum": 1000
      },
      {
        "name": "cursor",
        "summary": "The nextCursor of the previous page.",
        "description": "The `nextCursor` of the previous page. Omit it to get the first page.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "status",
        "summary": "Return only flows with one of these statuses.",
        "description": "Return only flows with one of these statuses. Default: every status.",
        "type": "string",
        "list": true,
        "required": false,
        "nullable": false,
        "choices": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Retrieves a page of the session's flows, most recently created first.",
      "properties": {
        "limit": {
          "type": "integer",
          "description": "The maximum number of flows per page, from 1 to 1,000. A page that would exceed 4 MiB has fewer flows.",
          "minimum": 1,
          "maximum": 1000,
          "default": 1000
        },
        "cursor": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The `nextCursor` of the previous page. Omit it to get the first page."
        },
        "status": {
          "type": "array",
          "minItems": 1,
          "maxItems": 8,
          "uniqueItems": true,
          "items": {
            "type": "string",
            "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
            "enum": [
              "queued",
              "running",
              "waiting",
              "blocked",
              "succeeded",
              "failed",
              "cancelled",
              "lost"
            ]
          },
          "description": "Return only flows with one of these statuses. Default: every status."
        }
      }
    }
  },
  {
    "action": "find_latest_flow",
    "operationId": "findLatestFlow",
    "audience": "sender",
    "title": "Find the latest flow",
    "description": "Returns the most recently created flow of the session, or `null` if the session has no flows.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Retrieves the most recently created flow of the session.",
      "properties": {}
    }
  },
  {
    "action": "resolve_flow",
    "operationId": "resolveFlow",
    "audience": "sender",
    "title": "Resolve a token to a flow",
    "description": "Finds a flow by its ID, or the latest flow by the exact session key of the route. Returns `null` if nothing matches.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "token",
        "summary": "The ID of a flow, or the exact session key of the route.",
        "description": "The ID of a flow, or the exact session key of the route.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Finds a flow by its ID, or the latest flow by the exact session key of the route.",
      "properties": {
        "token": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of a flow, or the exact session key of the route."
        }
      },
      "required": [
        "token"
      ]
    }
  },
  {
    "action": "get_task_summary",
    "operationId": "getTaskSummary",
    "audience": "sender",
    "title": "Count a flow's tasks",
    "description": "Counts the flow's tasks by status and by runtime. Returns `null` if the session has no flow with this ID.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The ID of the flow.",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Counts a flow's tasks by status and by runtime.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the flow."
        }
      },
      "required": [
        "flowId"
      ]
    }
  },
  {
    "action": "set_waiting",
    "operationId": "setWaiting",
    "audience": "sender",
    "title": "Set a flow to waiting",
    "description": "Sets the flow to `waiting`, or to `blocked` if you send `blockedTaskId` or `blockedSummary`. Nothing resumes\nthe flow automatically, not even the end of a task: send `resume_flow`. Applies only if the flow is still at\n`expectedRevision`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The ID of the flow.",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision of the flow that your change is based on.",
        "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "currentStep",
        "summary": "A label for the current step of the flow.",
        "description": "A label for the current step of the flow. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "blockedTaskId",
        "summary": "Your name for the task that blocks the flow.",
        "description": "Your name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "blockedSummary",
        "summary": "A human-readable reason why the flow is blocked.",
        "description": "A human-readable reason why the flow is blocked. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "stateJson",
        "summary": "The new state of the flow.",
        "description": "The new state of the flow. It replaces the previous state as a whole. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "waitJson",
        "summary": "What the flow is waiting for, in a format of your choice.",
        "description": "What the flow is waiting for, in a format of your choice. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Sets a flow to `blocked` if a blocked field is a string, and to `waiting` otherwise. Omitted fields keep their values.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the flow."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`."
        },
        "currentStep": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "A label for the current step of the flow. `null` clears it."
        },
        "blockedTaskId": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "Your name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow. `null` clears it."
        },
        "blockedSummary": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "A human-readable reason why the flow is blocked. `null` clears it."
        },
        "stateJson": {
          "description": "The new state of the flow. It replaces the previous state as a whole.\nAny JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
        },
        "waitJson": {
          "description": "What the flow is waiting for, in a format of your choice.\nAny JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
        }
      },
      "required": [
        "flowId",
        "expectedRevision"
      ]
    }
  },
  {
    "action": "resume_flow",
    "operationId": "resumeFlow",
    "audience": "sender",
    "title": "Resume a flow",
    "description": "Sets the flow to `queued` or `running`, and reopens a flow that has ended. Clears the blocked fields,\n`endedAt` and `waitJson`, but not a cancellation request. Applies only if the flow is still at\n`expectedRevision`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The ID of the flow.",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision of the flow that your change is based on.",
        "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "status",
        "summary": "The new status of the flow.",
        "description": "The new status of the flow. Default: `queued`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "queued",
          "running"
        ]
      },
      {
        "name": "currentStep",
        "summary": "A label for the current step of the flow.",
        "description": "A label for the current step of the flow. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "stateJson",
        "summary": "The new state of the flow.",
        "description": "The new state of the flow. It replaces the previous state as a whole. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Sets a flow to `queued` or `running`. Clears the blocked fields, `endedAt` and `waitJson`. Omitted fields keep their values.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the flow."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`."
        },
        "status": {
          "type": "string",
          "enum": [
            "queued",
            "running"
          ],
          "description": "The new status of the flow. Default: `queued`."
        },
        "currentStep": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "A label for the current step of the flow. `null` clears it."
        },
        "stateJson": {
          "description": "The new state of the flow. It replaces the previous state as a whole.\nAny JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
        }
      },
      "required": [
        "flowId",
        "expectedRevision"
      ]
    }
  },
  {
    "action": "finish_flow",
    "operationId": "finishFlow",
    "audience": "sender",
    "title": "End a flow as succeeded",
    "description": "Ends the flow as `succeeded`. Clears the blocked fields and `waitJson`. The flow's tasks continue. Applies\nonly if the flow is still at `expectedRevision`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The ID of the flow.",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision of the flow that your change is based on.",
        "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "stateJson",
        "summary": "The new state of the flow.",
        "description": "The new state of the flow. It replaces the previous state as a whole. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Ends a flow as `succeeded`. Clears the blocked fields and `waitJson`. An omitted `stateJson` keeps its value.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the flow."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`."
        },
        "stateJson": {
          "description": "The new state of the flow. It replaces the previous state as a whole.\nAny JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
        }
      },
      "required": [
        "flowId",
        "expectedRevision"
      ]
    }
  },
  {
    "action": "fail_flow",
    "operationId": "failFlow",
    "audience": "sender",
    "title": "End a flow as failed",
    "description": "Ends the flow as `failed`, with an optional reason. Clears `waitJson`. The flow's tasks continue. Applies\nonly if the flow is still at `expectedRevision`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The ID of the flow.",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision of the flow that your change is based on.",
        "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "stateJson",
        "summary": "The new state of the flow.",
        "description": "The new state of the flow. It replaces the previous state as a whole. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "blockedTaskId",
        "summary": "Your name for the task that made the flow fail.",
        "description": "Your name for the task that made the flow fail. The gateway does not interpret it: it need not be a task ID. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "blockedSummary",
        "summary": "A human-readable reason why the flow failed.",
        "description": "A human-readable reason why the flow failed. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Ends a flow as `failed`. Clears `waitJson`. Omitted fields keep their values.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the flow."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`."
        },
        "stateJson": {
          "description": "The new state of the flow. It replaces the previous state as a whole.\nAny JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
        },
        "blockedTaskId": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "Your name for the task that made the flow fail. The gateway does not interpret it: it need not be a task ID. `null` clears it."
        },
        "blockedSummary": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "A human-readable reason why the flow failed. `null` clears it."
        }
      },
      "required": [
        "flowId",
        "expectedRevision"
      ]
    }
  },
  {
    "action": "request_cancel",
    "operationId": "requestCancel",
    "audience": "sender",
    "title": "Request cancellation of a flow",
    "description": "Requests cancellation: the flow accepts no new tasks, and its status does not change yet. A flow that has\ntasks is cancelled when none of them is active. A flow without tasks stays open until you send\n`cancel_flow`. Applies only if the flow is still at `expectedRevision`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The ID of the flow.",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision of the flow that your change is based on.",
        "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Requests cancellation of a flow. The flow accepts no new tasks, and its status does not change yet.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the flow."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`."
        }
      },
      "required": [
        "flowId",
        "expectedRevision"
      ]
    }
  },
  {
    "action": "cancel_flow",
    "operationId": "cancelFlow",
    "audience": "sender",
    "title": "Cancel a flow",
    "description": "Cancels the flow at once (200), or when none of its tasks is active (202). Running tasks are not stopped. If\nthe list of tasks would exceed 4 MiB, the response lists the newest tasks and has `tasksTruncated`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The ID of the flow.",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Cancels a flow at once (200), or when none of its tasks is active (202).",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the flow."
        }
      },
      "required": [
        "flowId"
      ]
    }
  },
  {
    "action": "delete_flow",
    "operationId": "deleteFlow",
    "audience": "operator",
    "title": "Delete a flow",
    "description": "Deletes a flow that has ended, its tasks and deliveries, the texts of its events, and stored responses that\nname it. Its events keep their places, and `flow.deleted` follows. The route needs the grant `delete`.\nOpenClaw gateways return 501.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The ID of the flow.",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision that the flow must still have.",
        "description": "The revision that the flow must still have. Without it, the flow is deleted at any revision.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Deletes a flow that has ended.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the flow."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision that the flow must still have. Without it, the flow is deleted at any revision."
        }
      },
      "required": [
        "flowId"
      ]
    }
  },
  {
    "action": "run_task",
    "operationId": "runTask",
    "audience": "sender",
    "title": "Record a task",
    "description": "Records a task of the flow, and leaves the flow's revision. With a `queue`, a worker runs the task. A\nrepeated `runId` with the same `runtime` and `childSessionKey` returns the existing task. By default, a flow\nwith 1,000 active tasks returns 409 `task_not_created`.",
    "readOnly": false,
    "destructive": false,
    "idempotent": false,
    "fields": [
      {
        "name": "flowId",
        "summary": "The ID of the flow.",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "runtime",
        "summary": "The kind of runtime that does the work.",
        "description": "The kind of runtime that does the work. A worker decides by the queue instead.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "choices": [
          "subagent",
          "acp"
        ]
      },
      {
        "name": "task",
        "summary": "The work to do, as human-readable text.",
        "description": "The work to do, as human-readable text.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "sourceId",
        "summary": "Your ID for the source of the task, such as an order or a ticket.",
        "description": "Your ID for the source of the task, such as an order or a ticket.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "childSessionKey",
        "summary": "The key of the session that does the work.",
        "description": "The key of the session that does the work. It must belong to the same agent as the session of the route.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "parentTaskId",
        "summary": "Your name for the task that this task is part of.",
        "description": "Your name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "agentId",
        "summary": "The agent that does the work.",
        "description": "The agent that does the work. Default: the agent of the route's session.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "runId",
        "summary": "Your ID for this run of the task.",
        "description": "Your ID for this run of the task. Send the same `runId` again to retry safely.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "label",
        "summary": "A short human-readable name for the task.",
        "description": "A short human-readable name for the task.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "preferMetadata",
        "summary": "Whether task and label replace those of an existing task with this runId.",
        "description": "Whether `task` and `label` replace those of an existing task with this `runId`. Default: `false`.",
        "type": "boolean",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "notifyPolicy",
        "summary": "Which events an endpoint without types gets: the ending (done_only), every change (state_changes), or none (silent).",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      {
        "name": "status",
        "summary": "The initial status of the task.",
        "description": "The initial status of the task. Default: `queued`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "queued",
          "running"
        ]
      },
      {
        "name": "startedAt",
        "summary": "When the task started, in milliseconds since the Unix epoch.",
        "description": "When the task started, in milliseconds since the Unix epoch. At most one day in the future. Values that look like seconds, microseconds or nanoseconds are rejected. Requires the status `running`.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "lastEventAt",
        "summary": "When the task last reported an event, in milliseconds since the Unix epoch.",
        "description": "When the task last reported an event, in milliseconds since the Unix epoch. At most one day in the future. Values that look like seconds, microseconds or nanoseconds are rejected. Requires the status `running`.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "progressSummary",
        "summary": "The progress of the task, as human-readable text.",
        "description": "The progress of the task, as human-readable text. Requires the status `running`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "queue",
        "summary": "The queue from which a worker takes the task: 1 to 64 of a-z 0-9 - _ ..",
        "description": "The queue from which a worker takes the task: 1 to 64 of `a-z 0-9 - _ .`. Not together with the status `running`. Default: the queue of the route, if the operator has set one.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "inputJson",
        "summary": "The input of the worker, in a format of your choice.",
        "description": "The input of the worker, in a format of your choice. Requires a queue. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "maxAttempts",
        "summary": "How often workers try the task.",
        "description": "How often workers try the task. Requires a queue. Default: 3.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 1,
        "maximum": 100
      },
      {
        "name": "timeoutMs",
        "summary": "The maximum time of an attempt, in milliseconds.",
        "description": "The maximum time of an attempt, in milliseconds. Requires a queue. Default: no maximum.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 1,
        "maximum": 2147483647
      },
      {
        "name": "runAt",
        "summary": "The time before which no worker gets the task, in milliseconds since the Unix epoch.",
        "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch. At most one year in the future. Requires a queue. Default: at once.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "settleFlow",
        "summary": "Whether the end of the task can end the flow.",
        "description": "Whether the end of the task can end the flow. When the last active task of the flow with `settleFlow` has ended, the flow ends as `succeeded`, or as `failed` with the first error. Requires a queue. Default: `false`.",
        "type": "boolean",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Records a task of a flow. A repeated `runId` with the same `runtime` and `childSessionKey` returns the existing task.",
      "if": {
        "type": "object",
        "anyOf": [
          {
            "required": [
              "startedAt"
            ],
            "properties": {
              "startedAt": {}
            }
          },
          {
            "required": [
              "lastEventAt"
            ],
            "properties": {
              "lastEventAt": {}
            }
          },
          {
            "required": [
              "progressSummary"
            ],
            "properties": {
              "progressSummary": {}
            }
          }
        ]
      },
      "then": {
        "type": "object",
        "required": [
          "status"
        ],
        "properties": {
          "status": {
            "enum": [
              "running"
            ]
          }
        }
      },
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the flow."
        },
        "runtime": {
          "type": "string",
          "enum": [
            "subagent",
            "acp"
          ],
          "description": "The kind of runtime that does the work. A worker decides by the queue instead."
        },
        "task": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The work to do, as human-readable text."
        },
        "sourceId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "Your ID for the source of the task, such as an order or a ticket."
        },
        "childSessionKey": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The key of the session that does the work. It must belong to the same agent as the session of the route."
        },
        "parentTaskId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "Your name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
        },
        "agentId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The agent that does the work. Default: the agent of the route's session."
        },
        "runId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "Your ID for this run of the task. Send the same `runId` again to retry safely."
        },
        "label": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "A short human-readable name for the task."
        },
        "preferMetadata": {
          "type": "boolean",
          "description": "Whether `task` and `label` replace those of an existing task with this `runId`. Default: `false`."
        },
        "notifyPolicy": {
          "type": "string",
          "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
          "enum": [
            "done_only",
            "state_changes",
            "silent"
          ],
          "default": "done_only"
        },
        "status": {
          "type": "string",
          "enum": [
            "queued",
            "running"
          ],
          "description": "The initial status of the task. Default: `queued`."
        },
        "startedAt": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "When the task started, in milliseconds since the Unix epoch. At most one day in the future. Values that look like seconds, microseconds or nanoseconds are rejected. Requires the status `running`."
        },
        "lastEventAt": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "When the task last reported an event, in milliseconds since the Unix epoch. At most one day in the future. Values that look like seconds, microseconds or nanoseconds are rejected. Requires the status `running`."
        },
        "progressSummary": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "The progress of the task, as human-readable text. Requires the status `running`."
        },
        "queue": {
          "type": "string",
          "pattern": "^[a-z0-9._-]{1,64}$",
          "description": "The queue from which a worker takes the task: 1 to 64 of `a-z 0-9 - _ .`. Not together with the status `running`. Default: the queue of the route, if the operator has set one."
        },
        "inputJson": {
          "description": "The input of the worker, in a format of your choice. Requires a queue.\nAny JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
        },
        "maxAttempts": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100,
          "description": "How often workers try the task. Requires a queue. Default: 3."
        },
        "timeoutMs": {
          "type": "integer",
          "minimum": 1,
          "maximum": 2147483647,
          "description": "The maximum time of an attempt, in milliseconds. Requires a queue. Default: no maximum."
        },
        "runAt": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch. At most one year in the future. Requires a queue. Default: at once."
        },
        "settleFlow": {
          "type": "boolean",
          "description": "Whether the end of the task can end the flow. When the last active task of the flow with `settleFlow` has ended, the flow ends as `succeeded`, or as `failed` with the first error. Requires a queue. Default: `false`."
        }
      },
      "required": [
        "flowId",
        "runtime",
        "task"
      ]
    }
  },
  {
    "action": "get_task",
    "operationId": "getTask",
    "audience": "sender",
    "title": "Get a task",
    "description": "Returns the task with this ID, or `null` if the session has no such task. OpenClaw gateways return 501.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "taskId",
        "summary": "The ID of the task.",
        "description": "The ID of the task.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Retrieves a task.",
      "properties": {
        "taskId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the task."
        }
      },
      "required": [
        "taskId"
      ]
    }
  },
  {
    "action": "list_tasks",
    "operationId": "listTasks",
    "audience": "sender",
    "title": "List tasks",
    "description": "Returns the session's tasks, most recently created first, page by page, without `inputJson` and\n`resultJson`. If there are older tasks, send `nextCursor` as the `cursor` of your next request. OpenClaw\ngateways return 501.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "Return only tasks of this flow.",
        "description": "Return only tasks of this flow. Default: every flow of the session.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "status",
        "summary": "Return only tasks with one of these statuses.",
        "description": "Return only tasks with one of these statuses. Default: every status.",
        "type": "string",
        "list": true,
        "required": false,
        "nullable": false,
        "choices": [
          "queued",
          "running",
          "succeeded",
          "failed",
          "timed_out",
          "cancelled",
          "lost"
        ]
      },
      {
        "name": "queue",
        "summary": "Return only tasks of this queue.",
        "description": "Return only tasks of this queue. Default: every task, with a queue or without.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "limit",
        "summary": "The maximum number of tasks per page, from 1 to 1,000.",
        "description": "The maximum number of tasks per page, from 1 to 1,000. A page that would exceed 4 MiB has fewer tasks.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "default": 100,
        "minimum": 1,
        "maximum": 1000
      },
      {
        "name": "cursor",
        "summary": "The nextCursor of the previous page.",
        "description": "The `nextCursor` of the previous page. Omit it to get the first page.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Retrieves a page of the session's tasks, most recently created first.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "Return only tasks of this flow. Default: every flow of the session."
        },
        "status": {
          "type": "array",
          "minItems": 1,
          "maxItems": 7,
          "items": {
            "type": "string",
            "enum": [
              "queued",
              "running",
              "succeeded",
              "failed",
              "timed_out",
              "cancelled",
              "lost"
            ]
          },
          "description": "Return only tasks with one of these statuses. Default: every status."
        },
        "queue": {
          "type": "string",
          "pattern": "^[a-z0-9._-]{1,64}$",
          "description": "Return only tasks of this queue. Default: every task, with a queue or without."
        },
        "limit": {
          "type": "integer",
          "description": "The maximum number of tasks per page, from 1 to 1,000. A page that would exceed 4 MiB has fewer tasks.",
          "minimum": 1,
          "maximum": 1000,
          "default": 100
        },
        "cursor": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The `nextCursor` of the previous page. Omit it to get the first page."
        }
      }
    }
  },
  {
    "action": "cancel_task",
    "operationId": "cancelTask",
    "audience": "sender",
    "title": "Cancel a task",
    "description": "Cancels a task. A task that no worker holds is cancelled at once (200). A worker that holds the task hears of\nthe request with its next heartbeat (202). OpenClaw gateways return 501.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "taskId",
        "summary": "The ID of the task.",
        "description": "The ID of the task.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Cancels a task.",
      "properties": {
        "taskId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the task."
        }
      },
      "required": [
        "taskId"
      ]
    }
  },
  {
    "action": "claim_tasks",
    "operationId": "claimTasks",
    "audience": "worker",
    "title": "Claim tasks",
    "description": "Takes the tasks that have been available for longest from these queues. With `waitMs`, the response comes\nwith the first task, or after that time. Each claim is a lease: send `heartbeat_task` before it expires. The\ngateway ignores `Idempotency-Key`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": false,
    "fields": [
      {
        "name": "workerId",
        "summary": "Your name for this worker.",
        "description": "Your name for this worker. It appears as the `workerId` of the task.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "queues",
        "summary": "The queues from which to take tasks.",
        "description": "The queues from which to take tasks.",
        "type": "string",
        "list": true,
        "required": true,
        "nullable": false
      },
      {
        "name": "maxTasks",
        "summary": "The maximum number of tasks to take.",
        "description": "The maximum number of tasks to take. A response that would exceed 4 MiB has fewer tasks. Default: 1.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 1,
        "maximum": 32
      },
      {
        "name": "leaseMs",
        "summary": "The time until each lease expires, in milliseconds.",
        "description": "The time until each lease expires, in milliseconds. Default: 60,000.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 5000,
        "maximum": 3600000
      },
      {
        "name": "waitMs",
        "summary": "How long to wait for a task if there is none, in milliseconds.",
        "description": "How long to wait for a task if there is none, in milliseconds. Default: 0.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 0,
        "maximum": 50000
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Takes tasks from queues, and can wait for one.",
      "properties": {
        "workerId": {
          "type": "string",
          "minLength": 1,
          "maxLength": 256,
          "pattern": "\\S",
          "description": "Your name for this worker. It appears as the `workerId` of the task."
        },
        "queues": {
          "type": "array",
          "minItems": 1,
          "maxItems": 32,
          "uniqueItems": true,
          "items": {
            "type": "string",
            "pattern": "^[a-z0-9._-]{1,64}$"
          },
          "description": "The queues from which to take tasks."
        },
        "maxTasks": {
          "type": "integer",
          "minimum": 1,
          "maximum": 32,
          "description": "The maximum number of tasks to take. A response that would exceed 4 MiB has fewer tasks. Default: 1."
        },
        "leaseMs": {
          "type": "integer",
          "minimum": 5000,
          "maximum": 3600000,
          "description": "The time until each lease expires, in milliseconds. Default: 60,000."
        },
        "waitMs": {
          "type": "integer",
          "minimum": 0,
          "maximum": 50000,
          "description": "How long to wait for a task if there is none, in milliseconds. Default: 0."
        }
      },
      "required": [
        "workerId",
        "queues"
      ]
    }
  },
  {
    "action": "heartbeat_task",
    "operationId": "heartbeatTask",
    "audience": "worker",
    "title": "Extend a lease",
    "description": "Extends the lease of a task, and reports progress. If `cancelRequested` is `true`, stop the work and send\n`fail_task` with the outcome `cancelled`. Past the `timeoutMs` of the task, the lease cannot be extended.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "taskId",
        "summary": "The ID of the task.",
        "description": "The ID of the task.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "leaseToken",
        "summary": "The leaseToken of your claim.",
        "description": "The `leaseToken` of your claim.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "leaseMs",
        "summary": "The time from now until the lease expires, in milliseconds.",
        "description": "The time from now until the lease expires, in milliseconds. Default: that of the claim.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 5000,
        "maximum": 3600000
      },
      {
        "name": "progressSummary",
        "summary": "The progress of the task, as human-readable text.",
        "description": "The progress of the task, as human-readable text.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Extends the lease of a task, and reports progress.",
      "properties": {
        "taskId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the task."
        },
        "leaseToken": {
          "type": "string",
          "minLength": 1,
          "maxLength": 256,
          "pattern": "\\S",
          "description": "The `leaseToken` of your claim."
        },
        "leaseMs": {
          "type": "integer",
          "minimum": 5000,
          "maximum": 3600000,
          "description": "The time from now until the lease expires, in milliseconds. Default: that of the claim."
        },
        "progressSummary": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The progress of the task, as human-readable text."
        }
      },
      "required": [
        "taskId",
        "leaseToken"
      ]
    }
  },
  {
    "action": "complete_task",
    "operationId": "completeTask",
    "audience": "worker",
    "title": "End a task as succeeded",
    "description": "Ends a task as `succeeded`. Send an `Idempotency-Key` to retry safely: without one, a repeated request\nreturns 409 `lease_lost`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "taskId",
        "summary": "The ID of the task.",
        "description": "The ID of the task.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "leaseToken",
        "summary": "The leaseToken of your claim.",
        "description": "The `leaseToken` of your claim.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "terminalSummary",
        "summary": "The outcome of the task, as human-readable text.",
        "description": "The outcome of the task, as human-readable text.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "resultJson",
        "summary": "The result of the task, in a format of your choice.",
        "description": "The result of the task, in a format of your choice. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Ends a task as `succeeded`.",
      "properties": {
        "taskId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the task."
        },
        "leaseToken": {
          "type": "string",
          "minLength": 1,
          "maxLength": 256,
          "pattern": "\\S",
          "description": "The `leaseToken` of your claim."
        },
        "terminalSummary": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The outcome of the task, as human-readable text."
        },
        "resultJson": {
          "description": "The result of the task, in a format of your choice.\nAny JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
        }
      },
      "required": [
        "taskId",
        "leaseToken"
      ]
    }
  },
  {
    "action": "fail_task",
    "operationId": "failTask",
    "audience": "worker",
    "title": "Report a failed attempt",
    "description": "Puts the task back into its queue for another attempt, after a delay that doubles with each attempt. Ends the\ntask if no attempts are left, if you send `retryable: false`, or if the outcome is `cancelled`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "taskId",
        "summary": "The ID of the task.",
        "description": "The ID of the task.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "leaseToken",
        "summary": "The leaseToken of your claim.",
        "description": "The `leaseToken` of your claim.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "error",
        "summary": "What went wrong, as human-readable text.",
        "description": "What went wrong, as human-readable text.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "outcome",
        "summary": "The status of the task, if this attempt ends it.",
        "description": "The status of the task, if this attempt ends it. `cancelled` always does. Default: `failed`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "failed",
          "timed_out",
          "cancelled"
        ]
      },
      {
        "name": "retryable",
        "summary": "Whether another attempt can succeed.",
        "description": "Whether another attempt can succeed. Default: `true`.",
        "type": "boolean",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "retryAfterMs",
        "summary": "The delay before the next attempt, in milliseconds.",
        "description": "The delay before the next attempt, in milliseconds. Default: 1 second, doubled with each attempt, up to 5 minutes, and scattered by up to 20 %.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 0,
        "maximum": 2147483647
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Reports a failed attempt.",
      "properties": {
        "taskId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the task."
        },
        "leaseToken": {
          "type": "string",
          "minLength": 1,
          "maxLength": 256,
          "pattern": "\\S",
          "description": "The `leaseToken` of your claim."
        },
        "error": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "What went wrong, as human-readable text."
        },
        "outcome": {
          "type": "string",
          "enum": [
            "failed",
            "timed_out",
            "cancelled"
          ],
          "description": "The status of the task, if this attempt ends it. `cancelled` always does. Default: `failed`."
        },
        "retryable": {
          "type": "boolean",
          "description": "Whether another attempt can succeed. Default: `true`."
        },
        "retryAfterMs": {
          "type": "integer",
          "minimum": 0,
          "maximum": 2147483647,
          "description": "The delay before the next attempt, in milliseconds. Default: 1 second, doubled with each attempt, up to 5 minutes, and scattered by up to 20 %."
        }
      },
      "required": [
        "taskId",
        "leaseToken",
        "error"
      ]
    }
  },
  {
    "action": "release_task",
    "operationId": "releaseTask",
    "audience": "worker",
    "title": "Return a task to its queue",
    "description": "Returns a task to its queue at once, for example at a shutdown. The attempt does not count.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "taskId",
        "summary": "The ID of the task.",
        "description": "The ID of the task.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "leaseToken",
        "summary": "The leaseToken of your claim.",
        "description": "The `leaseToken` of your claim.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Returns a task to its queue.",
      "properties": {
        "taskId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the task."
        },
        "leaseToken": {
          "type": "string",
          "minLength": 1,
          "maxLength": 256,
          "pattern": "\\S",
          "description": "The `leaseToken` of your claim."
        }
      },
      "required": [
        "taskId",
        "leaseToken"
      ]
    }
  },
  {
    "action": "list_events",
    "operationId": "listEvents",
    "audience": "sender",
    "title": "List events",
    "description": "Returns events of the session, oldest first. To get every event once and in order, send the `cursor` of each\nresponse with your next request. With `waitMs`, the response comes with the first event, or after that time.\nOpenClaw gateways keep no events and return 501.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "Return only events of this flow.",
        "description": "Return only events of this flow. Default: every flow of the session.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "types",
        "summary": "Return only events of these types.",
        "description": "Return only events of these types. Default: every type.",
        "type": "string",
        "list": true,
        "required": false,
        "nullable": false,
        "choices": [
          "flow.created",
          "flow.waiting",
          "flow.blocked",
          "flow.resumed",
          "flow.cancel_requested",
          "flow.succeeded",
          "flow.failed",
          "flow.cancelled",
          "flow.lost",
          "flow.deleted",
          "task.created",
          "task.claimed",
          "task.progress",
          "task.retrying",
          "task.succeeded",
          "task.failed",
          "task.timed_out",
          "task.cancelled",
          "task.lost"
        ]
      },
      {
        "name": "cursor",
        "summary": "The cursor of the previous response.",
        "description": "The `cursor` of the previous response. Not together with `position`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "position",
        "summary": "Where to begin without a cursor: before the oldest event that the gateway keeps, or after the latest one.",
        "description": "Where to begin without a `cursor`: before the oldest event that the gateway keeps, or after the latest one. Default: `oldest`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "oldest",
          "latest"
        ]
      },
      {
        "name": "limit",
        "summary": "The maximum number of events per response, from 1 to 1,000.",
        "description": "The maximum number of events per response, from 1 to 1,000. A response that would exceed 4 MiB has fewer events.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "default": 100,
        "minimum": 1,
        "maximum": 1000
      },
      {
        "name": "waitMs",
        "summary": "How long to wait for an event if there is none, in milliseconds.",
        "description": "How long to wait for an event if there is none, in milliseconds. Default: 0.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 0,
        "maximum": 50000
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Retrieves events of the session, oldest first, and can wait for new ones.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "Return only events of this flow. Default: every flow of the session."
        },
        "types": {
          "type": "array",
          "minItems": 1,
          "maxItems": 32,
          "uniqueItems": true,
          "items": {
            "type": "string",
            "enum": [
              "flow.created",
              "flow.waiting",
              "flow.blocked",
              "flow.resumed",
              "flow.cancel_requested",
              "flow.succeeded",
              "flow.failed",
              "flow.cancelled",
              "flow.lost",
              "flow.deleted",
              "task.created",
              "task.claimed",
              "task.progress",
              "task.retrying",
              "task.succeeded",
              "task.failed",
              "task.timed_out",
              "task.cancelled",
              "task.lost"
            ],
            "description": "What happened. Ignore types that you do not know, because any release can add types."
          },
          "description": "Return only events of these types. Default: every type."
        },
        "cursor": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The `cursor` of the previous response. Not together with `position`."
        },
        "position": {
          "type": "string",
          "enum": [
            "oldest",
            "latest"
          ],
          "description": "Where to begin without a `cursor`: before the oldest event that the gateway keeps, or after the latest one. Default: `oldest`."
        },
        "limit": {
          "type": "integer",
          "description": "The maximum number of events per response, from 1 to 1,000. A response that would exceed 4 MiB has fewer events.",
          "minimum": 1,
          "maximum": 1000,
          "default": 100
        },
        "waitMs": {
          "type": "integer",
          "minimum": 0,
          "maximum": 50000,
          "description": "How long to wait for an event if there is none, in milliseconds. Default: 0."
        }
      }
    }
  },
  {
    "action": "create_endpoint",
    "operationId": "createEndpoint",
    "audience": "operator",
    "title": "Create an endpoint",
    "description": "Creates an endpoint, to which the gateway sends the session's events from now on. Only this response has the\n`secret`: the response to a repeated `Idempotency-Key` omits it. The route needs the grant `endpoints`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "url",
        "summary": "The https URL that receives the events.",
        "description": "The `https` URL that receives the events. The gateway refuses addresses of private networks, unless the operator allows them.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "types",
        "summary": "Send only events of these types, unless the flow is silent.",
        "description": "Send only events of these types, unless the flow is `silent`. Without `types`, the `notifyPolicy` of each flow and task decides.",
        "type": "string",
        "list": true,
        "required": false,
        "nullable": false,
        "choices": [
          "flow.created",
          "flow.waiting",
          "flow.blocked",
          "flow.resumed",
          "flow.cancel_requested",
          "flow.succeeded",
          "flow.failed",
          "flow.cancelled",
          "flow.lost",
          "flow.deleted",
          "task.created",
          "task.claimed",
          "task.progress",
          "task.retrying",
          "task.succeeded",
          "task.failed",
          "task.timed_out",
          "task.cancelled",
          "task.lost"
        ]
      },
      {
        "name": "description",
        "summary": "A note about the endpoint.",
        "description": "A note about the endpoint.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "secret",
        "summary": "The secret to sign with: whsec_ and 24 to 64 bytes in base64.",
        "description": "The secret to sign with: `whsec_` and 24 to 64 bytes in base64. Default: the gateway generates a secret.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Creates an endpoint for the session's events.",
      "properties": {
        "url": {
          "type": "string",
          "minLength": 1,
          "maxLength": 2048,
          "pattern": "\\S",
          "description": "The `https` URL that receives the events. The gateway refuses addresses of private networks, unless the operator allows them."
        },
        "types": {
          "type": "array",
          "minItems": 1,
          "maxItems": 32,
          "uniqueItems": true,
          "items": {
            "type": "string",
            "enum": [
              "flow.created",
              "flow.waiting",
              "flow.blocked",
              "flow.resumed",
              "flow.cancel_requested",
              "flow.succeeded",
              "flow.failed",
              "flow.cancelled",
              "flow.lost",
              "flow.deleted",
              "task.created",
              "task.claimed",
              "task.progress",
              "task.retrying",
              "task.succeeded",
              "task.failed",
              "task.timed_out",
              "task.cancelled",
              "task.lost"
            ],
            "description": "What happened. Ignore types that you do not know, because any release can add types."
          },
          "description": "Send only events of these types, unless the flow is `silent`. Without `types`, the `notifyPolicy` of each\nflow and task decides.\n"
        },
        "description": {
          "type": "string",
          "minLength": 1,
          "maxLength": 1000,
          "pattern": "\\S",
          "description": "A note about the endpoint."
        },
        "secret": {
          "type": "string",
          "pattern": "^whsec_[A-Za-z0-9+/]{32,88}={0,2}$",
          "description": "The secret to sign with: `whsec_` and 24 to 64 bytes in base64. Default: the gateway generates a secret."
        }
      },
      "required": [
        "url"
      ]
    }
  },
  {
    "action": "update_endpoint",
    "operationId": "updateEndpoint",
    "audience": "operator",
    "title": "Update an endpoint",
    "description": "Changes the fields that you send. With `rotateSecret`, the response has a new `secret`, and for 24 hours\nthe gateway signs with the old secret too. With `enabled: true`, an endpoint that the gateway disabled gets\nevents again, from the first that it missed. The route needs the grant `endpoints`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "endpointId",
        "summary": "The ID of the endpoint.",
        "description": "The ID of the endpoint.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "url",
        "summary": "The https URL that receives the events.",
        "description": "The `https` URL that receives the events. The gateway refuses addresses of private networks, unless the operator allows them.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "types",
        "summary": "Send only events of these types.",
        "description": "Send only events of these types. With an empty list, the `notifyPolicy` of each flow and task decides.",
        "type": "string",
        "list": true,
        "required": false,
        "nullable": false,
        "choices": [
          "flow.created",
          "flow.waiting",
          "flow.blocked",
          "flow.resumed",
          "flow.cancel_requested",
          "flow.succeeded",
          "flow.failed",
          "flow.cancelled",
          "flow.lost",
          "flow.deleted",
          "task.created",
          "task.claimed",
          "task.progress",
          "task.retrying",
          "task.succeeded",
          "task.failed",
          "task.timed_out",
          "task.cancelled",
          "task.lost"
        ]
      },
      {
        "name": "description",
        "summary": "A note about the endpoint.",
        "description": "A note about the endpoint. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "enabled",
        "summary": "Whether the gateway sends events to the endpoint.",
        "description": "Whether the gateway sends events to the endpoint. A disabled endpoint misses no event that the gateway keeps.",
        "type": "boolean",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "rotateSecret",
        "summary": "Whether to replace the secret.",
        "description": "Whether to replace the secret. The response has the new secret.",
        "type": "boolean",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Changes an endpoint. Omitted fields keep their values.",
      "properties": {
        "endpointId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the endpoint."
        },
        "url": {
          "type": "string",
          "minLength": 1,
          "maxLength": 2048,
          "pattern": "\\S",
          "description": "The `https` URL that receives the events. The gateway refuses addresses of private networks, unless the operator allows them."
        },
        "types": {
          "type": "array",
          "maxItems": 32,
          "uniqueItems": true,
          "items": {
            "type": "string",
            "enum": [
              "flow.created",
              "flow.waiting",
              "flow.blocked",
              "flow.resumed",
              "flow.cancel_requested",
              "flow.succeeded",
              "flow.failed",
              "flow.cancelled",
              "flow.lost",
              "flow.deleted",
              "task.created",
              "task.claimed",
              "task.progress",
              "task.retrying",
              "task.succeeded",
              "task.failed",
              "task.timed_out",
              "task.cancelled",
              "task.lost"
            ],
            "description": "What happened. Ignore types that you do not know, because any release can add types."
          },
          "description": "Send only events of these types. With an empty list, the `notifyPolicy` of each flow and task decides."
        },
        "description": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "maxLength": 1000,
          "pattern": "\\S",
          "description": "A note about the endpoint. `null` clears it."
        },
        "enabled": {
          "type": "boolean",
          "description": "Whether the gateway sends events to the endpoint. A disabled endpoint misses no event that the gateway keeps."
        },
        "rotateSecret": {
          "type": "boolean",
          "description": "Whether to replace the secret. The response has the new secret."
        }
      },
      "required": [
        "endpointId"
      ]
    }
  },
  {
    "action": "delete_endpoint",
    "operationId": "deleteEndpoint",
    "audience": "operator",
    "title": "Delete an endpoint",
    "description": "Deletes an endpoint with its deliveries. The gateway sends nothing to it any more. The route needs the grant\n`endpoints`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "endpointId",
        "summary": "The ID of the endpoint.",
        "description": "The ID of the endpoint.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Deletes an endpoint.",
      "properties": {
        "endpointId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the endpoint."
        }
      },
      "required": [
        "endpointId"
      ]
    }
  },
  {
    "action": "list_endpoints",
    "operationId": "listEndpoints",
    "audience": "operator",
    "title": "List endpoints",
    "description": "Returns the session's endpoints, oldest first, without their secrets. The route needs the grant `endpoints`.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Retrieves the session's endpoints.",
      "properties": {}
    }
  },
  {
    "action": "test_endpoint",
    "operationId": "testEndpoint",
    "audience": "operator",
    "title": "Test an endpoint",
    "description": "Sends an `endpoint.test` message to the endpoint now, once, and returns the attempt. The route needs the\ngrant `endpoints`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "endpointId",
        "summary": "The ID of the endpoint.",
        "description": "The ID of the endpoint.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Sends a test message to an endpoint.",
      "properties": {
        "endpointId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the endpoint."
        }
      },
      "required": [
        "endpointId"
      ]
    }
  },
  {
    "action": "list_deliveries",
    "operationId": "listDeliveries",
    "audience": "operator",
    "title": "List deliveries",
    "description": "Returns the deliveries to an endpoint, newest first, page by page. If there are older deliveries, send\n`nextCursor` as the `cursor` of your next request. The route needs the grant `endpoints`.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "endpointId",
        "summary": "The ID of the endpoint.",
        "description": "The ID of the endpoint.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "status",
        "summary": "Return only deliveries with this status.",
        "description": "Return only deliveries with this status. Default: every status.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "pending",
          "delivered",
          "failed"
        ]
      },
      {
        "name": "limit",
        "summary": "The maximum number of deliveries per page, from 1 to 1,000.",
        "description": "The maximum number of deliveries per page, from 1 to 1,000.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "default": 100,
        "minimum": 1,
        "maximum": 1000
      },
      {
        "name": "cursor",
        "summary": "The nextCursor of the previous page.",
        "description": "The `nextCursor` of the previous page. Omit it to get the first page.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Retrieves a page of the deliveries to an endpoint, newest first.",
      "properties": {
        "endpointId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the endpoint."
        },
        "status": {
          "type": "string",
          "enum": [
            "pending",
            "delivered",
            "failed"
          ],
          "description": "Return only deliveries with this status. Default: every status."
        },
        "limit": {
          "type": "integer",
          "description": "The maximum number of deliveries per page, from 1 to 1,000.",
          "minimum": 1,
          "maximum": 1000,
          "default": 100
        },
        "cursor": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The `nextCursor` of the previous page. Omit it to get the first page."
        }
      },
      "required": [
        "endpointId"
      ]
    }
  },
  {
    "action": "redeliver_event",
    "operationId": "redeliverEvent",
    "audience": "operator",
    "title": "Send events again",
    "description": "Sends kept events again: the one with `eventId`, or those since a time that the endpoint gets. With `since`,\nthe gateway looks at up to 10,000 events. If there are more, send `nextCursor` as the `cursor` of your next\nrequest. The route needs the grant `endpoints`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "endpointId",
        "summary": "The ID of the endpoint.",
        "description": "The ID of the endpoint.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "eventId",
        "summary": "The ID of the event.",
        "description": "The ID of the event.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "since",
        "summary": "The time of the first event, in milliseconds since the Unix epoch.",
        "description": "The time of the first event, in milliseconds since the Unix epoch.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "cursor",
        "summary": "The nextCursor of the previous response.",
        "description": "The `nextCursor` of the previous response. Send it with the same `since`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Sends events to an endpoint again. Send either `eventId` or `since`.",
      "properties": {
        "endpointId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the endpoint."
        },
        "eventId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The ID of the event."
        },
        "since": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The time of the first event, in milliseconds since the Unix epoch."
        },
        "cursor": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The `nextCursor` of the previous response. Send it with the same `since`."
        }
      },
      "required": [
        "endpointId"
      ]
    }
  }
];
