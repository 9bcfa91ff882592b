use client::apis::{
    Error, ResponseContent, cancellation_api as cancellation, configuration::Configuration, flows_drive_api as drive,
    flows_read_api as read, tasks_api as tasks,
};
use client::models::*;
use serde_json::json;
use std::env;
use std::fmt::Debug;

type Failed = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failed> {
    let route = &env::var("TASKFLOW_ROUTE")?;
    let c = &connect(env::var("TASKFLOW_SECRET")?)?;

    let mut review = CreateFlowRequest::new("Review inbound queue".into());
    review.state_json = Some(Some(json!({"reviewed": 0})));
    let created = drive::create_flow(c, route, review, None).await?;
    assert!(created.ok && created.result.created);
    let inbound = created.result.flow;
    assert_eq!((inbound.revision, inbound.status), (0, FlowStatus::Queued));
    assert_eq!(inbound.state_json, Some(Some(json!({"reviewed": 0}))));
    let flow_id = inbound.flow_id.to_string();
    let body = CreateFlowRequest::new("Summarise the thread".into());
    let thread = drive::create_flow(c, route, body, None)
        .await?
        .result
        .flow
        .flow_id
        .to_string();
    let body = CreateFlowRequest::new("Close stale tickets".into());
    let stale = drive::create_flow(c, route, body, None)
        .await?
        .result
        .flow
        .flow_id
        .to_string();

    let found = read::get_flow(c, route, GetFlowRequest::new(flow_id.clone()))
        .await?
        .result
        .flow;
    assert_eq!(found.expect("a flow").goal, "Review inbound queue");
    let unknown = read::get_flow(c, route, GetFlowRequest::new("unknown".into()))
        .await?
        .result
        .flow;
    assert_eq!(unknown, None);

    let mut page = ListFlowsRequest::new();
    page.limit = Some(2);
    let first = read::list_flows(c, route, page.clone()).await?.result;
    assert_eq!(ids(&first.flows), [stale.as_str(), thread.as_str()]);
    page.cursor = Some(first.next_cursor.expect("a cursor"));
    let last = read::list_flows(c, route, page).await?.result;
    assert_eq!(ids(&last.flows), [flow_id.as_str()]);
    assert_eq!(last.next_cursor, None);
    let latest = read::find_latest_flow(c, route, FindLatestFlowRequest::new())
        .await?
        .result
        .flow;
    assert_eq!(latest.expect("a flow").flow_id.to_string(), stale);
    let resolved = read::resolve_flow(c, route, ResolveFlowRequest::new(flow_id.clone()))
        .await?
        .result
        .flow;
    assert_eq!(resolved.expect("a flow").flow_id.to_string(), flow_id);

    let mut wait = SetWaitingRequest::new(flow_id.clone(), 0);
    wait.current_step = Some(Some("await_reply".into()));
    wait.wait_json = Some(Some(json!({"kind": "reply"})));
    let waiting = drive::set_waiting(c, route, wait, None).await?.result;
    assert!(waiting.applied);
    assert_eq!(waiting.flow.status, FlowStatus::Waiting);
    assert_eq!(waiting.flow.wait_json, Some(Some(json!({"kind": "reply"}))));
    let mut resume = ResumeFlowRequest::new(flow_id.clone(), 1);
    resume.status = Some(resume_flow_request::Status::Running);
    let resumed = drive::resume_flow(c, route, resume, None).await?.result.flow;
    assert_eq!(resumed.status, FlowStatus::Running);

    let refused = drive::finish_flow(c, route, FinishFlowRequest::new(flow_id.clone(), 1), None).await;
    // The errors are an untagged enum, of which the first variant takes the body of every status.
    let drive::FinishFlowError::Status400(conflict) = failure(409, refused) else {
        panic!("no failure of finish_flow");
    };
    assert!(!conflict.ok);
    assert_eq!(conflict.code, finish_flow_failure::Code::RevisionConflict);
    let current = conflict
        .result
        .and_then(|refusal| refusal.current)
        .expect("the flow as it is");
    assert_eq!(current.revision, 2);
    let mut finish = FinishFlowRequest::new(flow_id.clone(), current.revision);
    finish.state_json = Some(Some(json!({"reviewed": 42})));
    let finished = drive::finish_flow(c, route, finish, None).await?.result.flow;
    assert_eq!(finished.status, FlowStatus::Succeeded);
    assert!(finished.ended_at.is_some());

    let inspect = RunTaskRequest::new(
        thread.clone(),
        run_task_request::Runtime::Acp,
        "Inspect the next message batch".into(),
    );
    let task = tasks::run_task(c, route, inspect, None).await?.result.task;
    assert_eq!(task.status, task::Status::Queued);
    let body = GetTaskSummaryRequest::new(thread.clone());
    let summary = tasks::get_task_summary(c, route, body)
        .await?
        .result
        .summary
        .expect("a summary");
    assert_eq!((summary.active, summary.by_runtime.acp), (1, 1));
    let pending = cancellation::cancel_flow(c, route, CancelFlowRequest::new(thread.clone()), None)
        .await?
        .result;
    assert!(!pending.cancelled);
    assert_eq!(pending.tasks.expect("tasks")[0].task_id, task.task_id);
    let mut fail = FailFlowRequest::new(thread.clone(), 1);
    fail.blocked_summary = Some(Some("The worker is gone".into()));
    let failed = drive::fail_flow(c, route, fail, None).await?.result.flow;
    assert_eq!(failed.blocked_summary.as_deref(), Some("The worker is gone"));

    let body = RequestCancelRequest::new(stale.clone(), 0);
    let asked = cancellation::request_cancel(c, route, body, None).await?.result.flow;
    assert!(asked.cancel_requested_at.is_some());
    let body = CancelFlowRequest::new(stale.clone());
    let cancelled = cancellation::cancel_flow(c, route, body, None).await?.result.flow;
    assert_eq!(cancelled.expect("a flow").status, FlowStatus::Cancelled);

    let mut not_running = RunTaskRequest::new(
        flow_id.clone(),
        run_task_request::Runtime::Acp,
        "Started without running".into(),
    );
    not_running.started_at = Some(1);
    let tasks::RunTaskError::Status400(invalid) = failure(400, tasks::run_task(c, route, not_running, None).await)
    else {
        panic!("no failure of run_task");
    };
    assert_eq!(invalid.code, run_task_failure::Code::InvalidRequest);
    assert_eq!(invalid.details.expect("details")[0].pointer, "/status");
    let stranger = &connect("wrong".into())?;
    let refused = read::get_flow(stranger, route, GetFlowRequest::new(flow_id)).await;
    let read::GetFlowError::Status400(unauthorized) = failure(401, refused) else {
        panic!("no failure of get_flow");
    };
    assert_eq!(unauthorized.code, get_flow_failure::Code::Unauthorized);
    Ok(())
}

fn connect(secret: String) -> Result<Configuration, Failed> {
    let mut configuration = Configuration::new();
    configuration.base_path = env::var("TASKFLOW_URL")?;
    configuration.bearer_access_token = Some(secret);
    Ok(configuration)
}

/// The body of a refusal with the status, of the kind that the client read it as.
fn failure<Answer: Debug, Kind: Debug>(expected: u16, answer: Result<Answer, Error<Kind>>) -> Kind {
    match answer {
        Err(Error::ResponseError(ResponseContent {
            status,
            entity: Some(kind),
            ..
        })) if status == expected => kind,
        other => panic!("{other:?}"),
    }
}

fn ids(flows: &[Flow]) -> Vec<String> {
    flows.iter().map(|flow| flow.flow_id.to_string()).collect()
}
