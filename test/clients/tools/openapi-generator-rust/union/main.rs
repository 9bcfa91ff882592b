use client::apis::{configuration::Configuration, task_flows_api as flows};
use client::models::{ActionRequest, CreateFlowRequest, create_flow_request::Action};
use std::env;

/// Gets no further than the first answer: the client wants the fields of every action in each result.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut configuration = Configuration::new();
    configuration.base_path = env::var("TASKFLOW_URL")?;
    configuration.bearer_access_token = Some(env::var("TASKFLOW_SECRET")?);
    let create = CreateFlowRequest::new(Action::CreateFlow, "Review inbound queue".into());
    let request = ActionRequest::CreateFlow(Box::new(create));
    let created = flows::perform_action(&configuration, &env::var("TASKFLOW_ROUTE")?, request, None).await?;
    assert!(created.result.created);
    Ok(())
}
