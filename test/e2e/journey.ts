import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { DEMO_LOGIN } from "../../dev/seed/demo";

export { expect };

/** Playwright's request context sends no Origin of its own; the API wants ours on a write. */
const { APP_ORIGIN = "" } = process.env;

type Guard = {
  /** Lets a message through that this journey provokes on purpose, such as the browser's own line about a 404. */
  allowConsole: (message: RegExp) => void;
};

/**
 * Playwright's `test` with a net under every page: an uncaught error, a `console.error` (hydration, React) or a violation of the
 * content security policy fails the journey, wherever it happens.
 */
export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ page }, use) => {
      const seen: string[] = [];
      const allowed: RegExp[] = [];
      page.on("pageerror", (error) => seen.push(`uncaught: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") seen.push(`console: ${message.text()} (${message.location().url})`);
      });
      await use({ allowConsole: (message) => allowed.push(message) });
      const faults = seen.filter((message) => !allowed.some((pattern) => pattern.test(message)));
      expect(faults, "errors that the browser reported").toEqual([]);
    },
    { auto: true },
  ],
});

/** Logs the browser in through the API, without clicking. Answers when the cookie is there. */
export async function logIn(page: Page, login: { email: string; password: string } = DEMO_LOGIN): Promise<void> {
  const response = await page.request.post("/api/v1/auth/login", { data: login, headers: { Origin: APP_ORIGIN } });
  expect(response.status(), await response.text()).toBeLessThan(300);
}

/** axe finds nothing on the page as it stands, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    const found = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.html) }));
    expect(found, `axe on ${page.url()} in ${colorScheme}`).toEqual([]);
  }
}
