import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import document from "../../generated/actions.openapi.json" with { type: "json" };
import { ACTION_NAMES } from "../../generated/actions.ts";
import { startChromium } from "../support/chromium.ts";
import { SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";

const operations = ACTION_NAMES.map((action) => {
  const path = `/plugins/webhooks/{routeId}/${action}` as keyof typeof document.paths;
  const { summary, requestBody } = document.paths[path].post;
  const request = requestBody.content["application/json"].schema.$ref.split("/").at(-1) ?? "";
  return { path, summary, request };
});

/** A real Chromium in front of a real gateway. */
describe("/docs in a browser", () => {
  let gateway: TestGateway;
  let browser: BrowserContext;
  let page: Page;
  /** What a reader's console would show, and what leaves for another host. */
  let complaints: string[];

  beforeAll(async () => {
    gateway = await startTestGateway();
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    await gateway.close();
  });
  afterEach(() => page.close());

  async function open(path: string): Promise<void> {
    complaints = [];
    page = await browser.newPage();
    page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== gateway.url) complaints.push(`outside: ${request.url()}`);
    });
    await page.goto(`${gateway.url}${path}`);
    await page.getByText("TaskFlows", { exact: true }).first().waitFor();
  }

  test("shows all 13 actions, with nothing on the console and no request to another host", async () => {
    await open("/docs");
    expect(operations).toHaveLength(13);
    for (const { summary } of operations)
      expect(await page.getByText(summary, { exact: true }).first().isVisible(), summary).toBe(true);
    expect(await page.title()).toBe("TaskFlow Webhooks");
    expect(complaints).toEqual([]);
  });

  test("tells each action's path, fields and answers", async () => {
    await open("/docs");
    for (const { path, summary } of operations) {
      await page.getByText(summary, { exact: true }).first().click();
      await page.getByText(path, { exact: true }).first().waitFor();
      await page.getByText("May be left out: the path names the action.").first().waitFor();
      await page.getByRole("button", { name: "503" }).first().waitFor();
    }
    expect(complaints).toEqual([]);
  });

  test("tries an action on the gateway that serves it", async () => {
    await open("/docs");
    await page.getByText("Authentication", { exact: true }).first().click();
    await page.getByPlaceholder("api-token").first().fill(SECRET);
    await page.getByRole("button", { name: "Set" }).first().click();
    await page.getByText("Get a flow", { exact: true }).first().click();
    await page.getByPlaceholder("zapier").first().fill("zapier");
    const answered = page.waitForResponse((response) => response.url().endsWith("/zapier/get_flow"));
    await page.getByRole("button", { name: "Execute" }).first().click();
    const response = await answered;
    expect([response.status(), await response.json()]).toEqual([
      200,
      { ok: true, routeId: "zapier", result: { flow: null } },
    ]);
    expect(complaints).toEqual([]);
  });

  test("shows the canonical operation too, with the thirteen shapes of its body", async () => {
    await open("/docs?canonical");
    await page.getByText("Perform an action on the route's TaskFlows", { exact: true }).first().click();
    await page.getByText("/plugins/webhooks/{routeId}", { exact: true }).first().waitFor();
    for (const { request } of operations) await page.getByText(request, { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("is readable on a telephone", async () => {
    await open("/docs");
    await page.setViewportSize({ width: 420, height: 900 });
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(420);
    expect(complaints).toEqual([]);
  });
});
