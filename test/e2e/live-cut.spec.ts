import { createAccount } from "./account";
import { expect, test } from "./journey";
import { askForCall, callIdOf, liveView, readCall, spoken, turnsIn } from "./live-view";
import { wordsIn } from "./words";

const t = wordsIn("fr");

test("a live view that was cut off says so, comes back, and has every turn once", async ({ page, context, guard }) => {
  guard.allowConsole(/WebSocket connection .* failed|ERR_INTERNET_DISCONNECTED/);
  await createAccount(page, { until: "test" });
  await askForCall(page, t);
  const live = liveView(page, t);
  await expect(live.getByRole("listitem").first()).toBeVisible();
  const callId = callIdOf(page);
  const finals = async () => (await readCall(page, callId)).turns.filter(({ final }) => final);

  await context.setOffline(true);
  const heardWhenCut = (await finals()).length;
  await expect(live.getByText(t("live:reconnecting"))).toBeVisible();
  await expect
    .poll(async () => (await finals()).length, "the call goes on meanwhile")
    .toBeGreaterThan(heardWhenCut + 1);
  expect((await turnsIn(live, t)).length, "turns on a page that hears nothing").toBeLessThan((await finals()).length);
  expect((await readCall(page, callId)).status, "the line came back during the call").toBe("in-progress");

  await context.setOffline(false);
  await expect(live.getByText(t("live:reconnecting"))).toBeHidden();
  await expect(live.getByText(t("live:status.ended"))).toBeVisible({ timeout: 40_000 });
  const said = (await finals()).map(
    ({ role, text }) => t(role === "ava" ? "transcript.ava" : "transcript.caller") + text,
  );
  expect(await turnsIn(live, t)).toEqual(spoken(said, t));
});

test("a call that is followed elsewhere is live there too, and a reload in its middle loses nothing", async ({
  page,
  context,
}) => {
  await createAccount(page, { until: "done" });
  await askForCall(page, t);
  await expect(liveView(page, t).getByRole("listitem").first()).toBeVisible();

  const second = await context.newPage();
  await second.goto(`/calls/${callIdOf(page)}`);
  await expect(liveView(second, t).getByRole("listitem").first()).toBeVisible();
  await page.reload();
  await expect(liveView(page, t).getByText(t("live:status.ended"))).toBeVisible({ timeout: 40_000 });
  // Once it is over, the page of a call turns into its report by itself.
  await expect(second.getByRole("heading", { name: t("calls:detail.summary") })).toBeVisible({ timeout: 20_000 });
  expect(await turnsIn(second.getByRole("main"), t)).toEqual(await turnsIn(liveView(page, t), t));
});
