import client.ApiClient;
import client.TaskFlowsApi;
import client.model.*;

/** Gets no further than the first answer: the client takes the union's first class in the alphabet for every result. */
public class Program {
  public static void main(String[] args) throws Exception {
    var client = new ApiClient();
    client.updateBaseUri(System.getenv("TASKFLOW_URL"));
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + System.getenv("TASKFLOW_SECRET")));
    var create =
        new CreateFlowRequest().action(CreateFlowRequest.ActionEnum.CREATE_FLOW).goal("Review inbound queue");
    var answer = new TaskFlowsApi(client).performAction(System.getenv("TASKFLOW_ROUTE"), new ActionRequest(create), null);
    CreateFlowResult created = answer.getResult().getCreateFlowResult();
    if (created.getFlow().getRevision() != 0) throw new AssertionError(created);
  }
}
