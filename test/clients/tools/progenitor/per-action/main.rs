#[allow(dead_code, unused_imports)]
mod client {
    include!("../client.rs");
}

use client::{Client, Error, types::*};
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use serde_json::json;
use std::env;

type Failed = Box<dyn std::error::Error>;

/// Sends a body to an action: `Ok` has the status and the answer, `Err` may be an answer too.
macro_rules! send {
    ($client:expr, $action:ident, $body:expr) => {
        $client
            .$action()
            .route_id(env::var("TASKFLOW_ROUTE")?)
            .body($body)
            .send()
            .await
    };
}

macro_rules! result {
    ($client:expr, $action:ident, $body:expr) => {
        send!($client, $action, $body)?.into_inner().result
    };
}

/// The answer of a refused action, which has the status.
macro_rules! failure {
    ($status:expr, $client:expr, $action:ident, $body:expr) => {
        match send!($client, $action, $body) {
            Err(Error::ErrorResponse(answer)) if answer.status() == $status => answer.into_inner(),
            other => panic!("{other:?}"),
        }
    };
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failed> {
    let c = connect(&env::var("TASKFLOW_SECRET")?)?;

    let body = CreateFlowRequest::builder()
        .goal("Review inbound queue")
        .state_json(json!({"reviewed": 0}));
    let created = result!(c, create_flow, body);
    assert!(created.created);
    assert_eq!(created.flow.revision, 0);
    assert_eq!(created.flow.status, FlowStatus::Queued);
    assert_eq!(created.flow.state_json, Some(json!({"reviewed": 0})));
    let flow_id = created.flow.flow_id.to_string();
    let thread = result!(
        c,
        create_flow,
        CreateFlowRequest::builder().goal("Summarise the thread")
    )
    .flow
    .flow_id
    .to_string();
    let stale = result!(c, create_flow, CreateFlowRequest::builder().goal("Close stale tickets"))
        .flow
        .flow_id
        .to_string();

    let found = result!(c, get_flow, GetFlowRequest::builder().flow_id(flow_id.as_str())).flow;
    assert_eq!(found.expect("a flow").goal, "Review inbound queue");
    assert!(
        result!(c, get_flow, GetFlowRequest::builder().flow_id("unknown"))
            .flow
            .is_none()
    );

    let two = || ListFlowsRequestLimit(std::num::NonZeroU64::new(2).expect("two"));
    let first = result!(c, list_flows, ListFlowsRequest::builder().limit(two()));
    assert_eq!(ids(&first.flows), [stale.as_str(), thread.as_str()]);
    let cursor: ListFlowsRequestCursor = first.next_cursor.expect("a cursor").parse()?;
    let last = result!(c, list_flows, ListFlowsRequest::builder().limit(two()).cursor(cursor));
    assert_eq!(ids(&last.flows), [flow_id.as_str()]);
    assert_eq!(last.next_cursor, None);
    let latest = result!(c, find_latest_flow, FindLatestFlowRequest::builder()).flow;
    assert_eq!(latest.expect("a flow").flow_id.to_string(), stale);
    let resolved = result!(c, resolve_flow, ResolveFlowRequest::builder().token(flow_id.as_str())).flow;
    assert_eq!(resolved.expect("a flow").flow_id.to_string(), flow_id);

    let await_reply: SetWaitingRequestCurrentStep = "await_reply".parse()?;
    let body = SetWaitingRequest::builder()
        .flow_id(flow_id.as_str())
        .expected_revision(0);
    let waiting = result!(
        c,
        set_waiting,
        body.current_step(await_reply).wait_json(json!({"kind": "reply"}))
    );
    assert!(waiting.applied);
    assert_eq!(waiting.flow.status, FlowStatus::Waiting);
    assert_eq!(waiting.flow.wait_json, Some(json!({"kind": "reply"})));
    let body = ResumeFlowRequest::builder()
        .flow_id(flow_id.as_str())
        .expected_revision(1);
    let resumed = result!(c, resume_flow, body.status(ResumeFlowRequestStatus::Running)).flow;
    assert_eq!(resumed.status, FlowStatus::Running);

    let body = FinishFlowRequest::builder()
        .flow_id(flow_id.as_str())
        .expected_revision(1);
    let conflict = failure!(409, c, finish_flow, body);
    assert_eq!(conflict.code, FinishFlowFailureCode::RevisionConflict);
    let current = conflict
        .result
        .and_then(|refusal| refusal.current)
        .expect("the flow as it is");
    assert_eq!(current.revision, 2);
    let body = FinishFlowRequest::builder()
        .flow_id(flow_id.as_str())
        .expected_revision(current.revision);
    let finished = result!(c, finish_flow, body.state_json(json!({"reviewed": 42}))).flow;
    assert_eq!(finished.status, FlowStatus::Succeeded);
    assert!(finished.ended_at.is_some());

    let body = RunTaskRequest::builder()
        .flow_id(thread.as_str())
        .runtime(RunTaskRequestRuntime::Acp);
    let task = result!(c, run_task, body.task("Inspect the next message batch")).task;
    assert_eq!(task.status, TaskStatus::Queued);
    let body = GetTaskSummaryRequest::builder().flow_id(thread.as_str());
    let summary = result!(c, get_task_summary, body).summary.expect("a summary");
    assert_eq!((summary.active, summary.by_runtime.acp), (1, 1));
    let pending = send!(c, cancel_flow, CancelFlowRequest::builder().flow_id(thread.as_str()))?;
    assert_eq!(pending.status(), 202);
    assert!(!pending.result.cancelled);
    assert_eq!(pending.result.tasks[0].task_id, task.task_id);
    let gone: FailFlowRequestBlockedSummary = "The worker is gone".parse()?;
    let body = FailFlowRequest::builder().flow_id(thread.as_str()).expected_revision(1);
    let failed = result!(c, fail_flow, body.blocked_summary(gone)).flow;
    assert_eq!(failed.blocked_summary.as_deref(), Some("The worker is gone"));

    let body = RequestCancelRequest::builder()
        .flow_id(stale.as_str())
        .expected_revision(0);
    assert!(result!(c, request_cancel, body).flow.cancel_requested_at.is_some());
    let cancelled = result!(c, cancel_flow, CancelFlowRequest::builder().flow_id(stale.as_str())).flow;
    assert_eq!(cancelled.expect("a flow").status, FlowStatus::Cancelled);

    let body = RunTaskRequest::builder()
        .flow_id(flow_id.as_str())
        .runtime(RunTaskRequestRuntime::Acp);
    let invalid = failure!(400, c, run_task, body.task("Started without running").started_at(1));
    assert_eq!(invalid.code, RunTaskFailureCode::InvalidRequest);
    assert_eq!(invalid.details[0].pointer, "/status");
    let stranger = connect("wrong")?;
    let refused = failure!(
        401,
        stranger,
        get_flow,
        GetFlowRequest::builder().flow_id(flow_id.as_str())
    );
    assert_eq!(refused.code, GetFlowFailureCode::Unauthorized);
    Ok(())
}

fn connect(secret: &str) -> Result<Client, Failed> {
    let bearer = HeaderValue::from_str(&format!("Bearer {secret}"))?;
    let http = reqwest::Client::builder()
        .default_headers(HeaderMap::from_iter([(AUTHORIZATION, bearer)]))
        .build()?;
    Ok(Client::new_with_client(&env::var("TASKFLOW_URL")?, http))
}

fn ids(flows: &[Flow]) -> Vec<String> {
    flows.iter().map(|flow| flow.flow_id.to_string()).collect()
}
