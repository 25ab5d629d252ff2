import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";

export { expect };

type Guard = {
  /** Lets a message through that this journey provokes on purpose, such as the browser's own line about a 404. */
  allowConsole: (message: RegExp) => void;
  watch: (context: BrowserContext) => void;
};

type Journey = {
  guard: Guard;
  /** Another browser of its own: a second device, or one without scripts. Guarded like the first. */
  openDevice: (options?: BrowserContextOptions) => Promise<Page>;
};

/** Remix writes this line when a navigation takes the place of one whose data was being read; nobody sees anything of it. */
const SUPERSEDED = /^console: AbortError: signal is aborted without reason/;

/**
 * Playwright's `test` with a net under every page: an uncaught error, a `console.error` (hydration, React) or a violation of the
 * content security policy fails the journey, wherever it happens.
 */
export const test = base.extend<Journey>({
  guard: [
    async ({ context }, use) => {
      const seen: string[] = [];
      const allowed: RegExp[] = [SUPERSEDED];
      const watch = (watched: BrowserContext) => {
        watched.on("weberror", (fault) => seen.push(`uncaught: ${fault.error().message}`));
        watched.on("console", (message) => {
          if (message.type() === "error") seen.push(`console: ${message.text()} (${message.location().url})`);
        });
      };
      watch(context);
      await use({ allowConsole: (message) => allowed.push(message), watch });
      const faults = seen.filter((message) => !allowed.some((pattern) => pattern.test(message)));
      expect(faults, "errors that the browser reported").toEqual([]);
    },
    { auto: true },
  ],
  openDevice: async ({ browser, guard }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      guard.watch(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

/** A phone's screen; the default one is 1280 px wide. */
export const PHONE = { width: 390, height: 844 };

/** Goes to a page and waits until it has come to life: before that, a choice is kept but nothing answers it. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await isAlive(page);
}

/** React marks the root that it has taken over. */
export async function isAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith("__reactContainer")));
}

/** What can be pressed and reaches beyond the screen's side: a fixed bar is cut off there without making the page any wider. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** A bar that scrolls sideways by itself keeps nothing out of reach. */
    const isInScroller = (element: Element | null): boolean =>
      element !== null &&
      ((element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX)) ||
        isInScroller(element.parentElement));
    // The link that skips to the content waits off the screen until it has the focus.
    return [...document.querySelectorAll("a:not([href='#content']), button")]
      .filter((element) => element.checkVisibility() && !isInScroller(element.parentElement))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < 0 || right > window.innerWidth + 0.5);
      })
      .map((element) => element.textContent ?? "");
  });

const EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOURS = ["color-contrast", "link-in-text-block"];

/** axe finds nothing on the page as it stands, in light and in dark, and nothing runs off the screen sideways. */
export async function expectAccessible(page: Page, { except = [] }: { except?: string[] } = {}): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `pixels of ${page.url()} beyond the screen's edge`).toBeLessThanOrEqual(0);
  expect(await cutOff(page), `cut off at the side of ${page.url()}`).toEqual([]);
  // A waveform has styles of its own in a shadow: axe would copy them into an inline style, which our policy refuses.
  const preload = (await page.locator("[data-waveform]").count()) === 0;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page }).options({ preload });
    // Only colours differ between the themes, so the second look is at them alone.
    const { violations } = await (colorScheme === "light"
      ? axe.withTags(EVERY_RULE).disableRules(except)
      : axe.withRules(COLOURS)
    )
      // Without a second page to gather the results of frames: we have none, and it halves the time.
      .setLegacyMode()
      .analyze();
    const found = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.html) }));
    expect(found, `axe on ${page.url()} in ${colorScheme}`).toEqual([]);
  }
}
