import { expect } from "vitest";

/** A session of the owner, as the interface has it. */
export async function signIn(url: string) {
  const owner = { email: "owner@example.com", firstName: "O", lastName: "W", password: "Pass-w0rd-for-tests" };
  const json = (body: object, headers: Record<string, string> = {}): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const { email: emailOrLdapLoginId, password } = owner;
  const setUp = await fetch(`${url}/rest/owner/setup`, json(owner));
  // After the first time.
  const signedIn = setUp.ok ? setUp : await fetch(`${url}/rest/login`, json({ emailOrLdapLoginId, password }));
  expect(signedIn.status, await signedIn.clone().text()).toBe(200);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const post = async (path: string, body: object, status = 200) => {
    const answer = await fetch(`${url}${path}`, json(body, { cookie }));
    const text = await answer.text();
    expect(answer.status, text).toBe(status);
    return text;
  };
  const runOf = (workflowId: string, trigger: string) =>
    [`/rest/workflows/${workflowId}/run`, { triggerToStartFrom: { name: trigger } }] as const;
  return {
    testCredential: async (credentials: object): Promise<{ status: string; message: string }> => {
      const answer = await fetch(`${url}/rest/credentials/test`, json({ credentials }, { cookie }));
      return ((await answer.json()) as { data: { status: string; message: string } }).data;
    },
    /** Starts the workflow by its trigger. One with a webhook then listens for a test event. */
    run: (workflowId: string, trigger: string) => post(...runOf(workflowId, trigger)),
    /** Resolves to the error of a workflow that cannot be started. */
    failToRun: (workflowId: string, trigger: string) => post(...runOf(workflowId, trigger), 500),
    unpublish: (workflowId: string) => post(`/rest/workflows/${workflowId}/deactivate`, {}),
    stopListening: async (workflowId: string) => {
      const answer = await fetch(`${url}/rest/test-webhook/${workflowId}`, { method: "DELETE", headers: { cookie } });
      expect(answer.status, await answer.text()).toBe(200);
    },
    nodeTypes: async () => {
      const answer = await fetch(`${url}/types/nodes.json`, { headers: { cookie } });
      return (await answer.json()) as { name: string }[];
    },
  };
}
