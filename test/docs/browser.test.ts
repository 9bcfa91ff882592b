import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import document from "../../generated/actions.openapi.json" with { type: "json" };
import type { ActionName } from "../../generated/actions.ts";
import { startChromium } from "../support/chromium.ts";
import { SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";
import { SENDER_ACTIONS } from "../support/sender-actions.ts";

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const VIEWS = [
  { name: "a desktop, light", size: DESKTOP, colorScheme: "light" },
  { name: "a desktop, dark", size: DESKTOP, colorScheme: "dark" },
  { name: "a phone, light", size: PHONE, colorScheme: "light" },
  { name: "a phone, dark", size: PHONE, colorScheme: "dark" },
] as const;

function operationOf(action: ActionName) {
  return document.paths[`/plugins/webhooks/{routeId}/${action}` as keyof typeof document.paths].post;
}

/** An expression for the page: a property of the computed style of each element. */
function styleOf(selector: string, property: string): string {
  return `[...document.querySelectorAll("${selector}")].map((element) => getComputedStyle(element).${property})`;
}

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

  async function open(path: string, { size = DESKTOP, colorScheme = "light" }: Partial<(typeof VIEWS)[number]> = {}) {
    complaints = [];
    page = await browser.newPage();
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    page.on("console", (message) => {
      // The viewer names its version.
      if (message.type() !== "info") complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
    page.on("request", (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== gateway.url)
        complaints.push(`outside: ${request.url()}`);
    });
    await page.goto(`${gateway.url}${path}`);
    await page.getByRole("heading", { name: "TaskFlow Webhooks" }).first().waitFor();
  }

  /** At the operation, as the page's menu opens it. */
  async function openAction(action: ActionName): Promise<void> {
    const { summary, tags } = operationOf(action);
    const tag = (tags[0] as string).toLowerCase().replaceAll(/[^a-z]+/g, "-");
    await page.evaluate(`location.hash = "actions/tag/${tag}/POST/${action}"`);
    await page.getByRole("heading", { name: summary, exact: true }).first().waitFor();
  }

  /** What axe-core finds that keeps somebody out. */
  async function barriers(): Promise<string[]> {
    await page.evaluate(axe.source);
    const violations = (await page.evaluate(
      "axe.run().then(({ violations }) => violations.map(({ impact, id, nodes }) => [impact, id, nodes[0].html]))",
    )) as [string, string, string][];
    return violations.filter(([impact]) => impact === "serious" || impact === "critical").map(String);
  }

  async function pageWidth(): Promise<number> {
    return (await page.evaluate("document.documentElement.scrollWidth")) as number;
  }

  test("shows every action, with nothing on the console and no request to another host", async () => {
    await open("/docs");
    for (const action of SENDER_ACTIONS) {
      await openAction(action);
      await page.getByText(`/${action}`, { exact: true }).first().waitFor();
    }
    expect(await page.title()).toBe("TaskFlow Webhooks");
    expect(complaints).toEqual([]);
  });

  test("shows code samples in several languages", async () => {
    await open("/docs");
    for (const language of ["Shell", "Node.js", "Python", "PHP", "Ruby"])
      await page.getByText(language, { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("asks for route and secret once, hides the secret, and sends a request to the gateway that serves the page", async () => {
    await open("/docs");
    await page.locator("input[id$=routeId]").first().fill("zapier");
    const secret = page.getByPlaceholder("Token").first();
    await secret.fill(SECRET);
    expect(await page.evaluate(styleOf("input[placeholder=Token]", "webkitTextSecurity"))).toContain("disc");
    for (const action of ["create_flow", "find_latest_flow"] as const) {
      await openAction(action);
      const section = page.locator("section", {
        has: page.getByRole("heading", { name: operationOf(action).summary }),
      });
      await section
        .getByRole("button", { name: /Test Request/ })
        .last()
        .click();
      const answered = page.waitForResponse((response) => response.url().endsWith(`/zapier/${action}`));
      await page.getByRole("button", { name: /^Send/ }).first().click();
      const response = await answered;
      const body = (await response.json()) as { ok: boolean; result: { flow: { goal: string } } };
      expect([response.status(), body.ok, body.result.flow.goal]).toEqual([200, true, "Review inbound queue"]);
      expect(await response.request().headerValue("idempotency-key")).toBeNull();
      await page.keyboard.press("Escape");
    }
    const kept = await page.evaluate("location.href + JSON.stringify({ ...localStorage, ...sessionStorage })");
    expect(kept).not.toContain(SECRET);
    const samples = (await page.evaluate(styleOf(".credential-value", "fontSize"))) as string[];
    expect(new Set(samples)).toEqual(new Set(["0px"]));
    expect(complaints).toEqual([]);
  });

  test("shows the canonical operation too", async () => {
    await open("/docs");
    await page.getByRole("button", { name: "One operation per action" }).first().click();
    await page.getByText("One operation for all actions", { exact: true }).first().click();
    await page.getByText("/plugins/webhooks/{routeId}", { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  test.each(VIEWS)("fits $name, without a serious finding of axe-core", async (view) => {
    await open("/docs", view);
    expect(await pageWidth()).toBeLessThanOrEqual(view.size.width);
    expect(await barriers()).toEqual([]);
    await openAction("set_waiting");
    expect(await pageWidth()).toBeLessThanOrEqual(view.size.width);
    expect(await barriers()).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("is reached and left by keyboard alone", async () => {
    await open("/docs");
    await page.locator("input[id$=routeId]").first().focus();
    await page.keyboard.type("zapier");
    for (let steps = 0; steps < 10; steps += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate("document.activeElement.placeholder === 'Token'")) break;
    }
    await page.keyboard.type(SECRET);
    expect(await page.getByPlaceholder("Token").first().inputValue()).toBe(SECRET);
  });

  test.each(VIEWS)("/ says what runs here and links to it, on $name", async (view) => {
    await open("/", view);
    const links = await page
      .getByRole("link")
      .evaluateAll((all) => all.map((link) => (link as never)["href"] as string));
    expect(links).toEqual(
      expect.arrayContaining(["docs", "openapi.yaml", "healthz"].map((path) => `${gateway.url}/${path}`)),
    );
    for (const link of links) expect((await fetch(link)).status, link).toBe(200);
    expect(await pageWidth()).toBeLessThanOrEqual(view.size.width);
    expect(await barriers()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
