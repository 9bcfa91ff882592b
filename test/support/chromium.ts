import { type BrowserContext, chromium } from "playwright-core";
import { temporaryDirectory } from "./gateway.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Debian's Chromium, headless, with a separate profile; install-debian.sh puts it there. */
export function startChromium(): Promise<BrowserContext> {
  return chromium.launchPersistentContext(temporaryDirectory(), {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    viewport: { width: 1280, height: 900 },
  });
}
