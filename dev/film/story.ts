import type { Page } from "@playwright/test";
import { DEMO_LOGIN } from "../seed/demo";
import { ring, type Showing } from "../showing";
import type { Recorder } from "./recorder";

const FIRST_CALL = 'a[href*="/calls/call_"]';

/** Two minutes of an owner's day, on a page where nobody is logged in yet. */
export async function tellStory(page: Page, film: Recorder, showing: Showing): Promise<void> {
  await comeIn(page, film);
  await lookAtCalls(page, film);
  await followLive(page, film, showing);
  await lookAround(page, film);
}

const rail = (page: Page, path: string) => page.locator(`aside a[href="${path}"]`).first();
const heading = (page: Page) => page.getByRole("heading", { level: 1 }).waitFor();
const settled = (page: Page) => page.waitForLoadState("networkidle");

async function comeIn(page: Page, film: Recorder): Promise<void> {
  await film.say(
    "Ava répond au téléphone. Vous, vous suivez tout ici.",
    "Ava answers the phone. You follow it all here.",
  );
  await film.type(page.locator("input[name=email]"), DEMO_LOGIN.email);
  await film.type(page.locator("input[name=password]"), DEMO_LOGIN.password);
  await film.click(page.locator("form:has(input[name=password]) button[type=submit]"));
  await page.waitForURL("**/dashboard");
  await settled(page);
  await film.say(
    "L'accueil : les appels du jour, de la semaine, leur durée et leur coût.",
    "Home: the calls of the day and the week, how long they took and what they cost.",
    4500,
  );
  await film.roll(420);
  await film.say(
    "Dessous, les derniers appels, et pourquoi l'on vous appelle.",
    "Below, the latest calls, and what people call about.",
    4000,
  );
}

async function lookAtCalls(page: Page, film: Recorder): Promise<void> {
  await film.click(rail(page, "/calls"));
  await page.waitForURL("**/calls");
  await settled(page);
  await film.say("Tous les appels, le plus récent d'abord.", "Every call, the newest first.");
  const search = page.locator("main input[type=search]").first();
  await film.type(search, "détartrage");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  await settled(page);
  await film.say(
    "La recherche lit les conversations : ici, ceux qui ont parlé d'un détartrage.",
    "Search reads the conversations: here, whoever asked for a scale and polish.",
    4500,
  );
  await film.click(page.locator(FIRST_CALL).first());
  await page.waitForURL(/\/calls\/call_/);
  await settled(page);
  await film.say(
    "Un appel s'ouvre à côté de la liste : le résumé, la conversation, le coût.",
    "A call opens beside the list: its summary, its conversation, its cost.",
    5000,
  );
  const play = page.getByRole("button", { name: "Lire", exact: true }).first();
  if (await play.isVisible()) {
    await film.click(play);
    await film.say(
      "L'enregistrement se lit avec le texte : la phrase entendue est mise en avant.",
      "The recording plays along with the text: the sentence you hear is highlighted.",
      7000,
    );
    await film.click(page.getByRole("button", { name: "Mettre en pause" }).first());
  }
}

async function followLive(page: Page, film: Recorder, showing: Showing): Promise<void> {
  await film.click(rail(page, "/live"));
  await page.waitForURL("**/live");
  await film.say("En direct : aucun appel pour l'instant…", "Live: no call at the moment…", 2200);
  const caller = await ring(showing, "+33639981145");
  const call = page.locator('a[href^="/live/call_"]').first();
  await call.waitFor();
  await film.say(
    "… en voici un. Ava décroche à la première sonnerie.",
    "… here is one. Ava picks up at the first ring.",
  );
  await film.click(call);
  await page.waitForURL(/\/live\/call_/);
  await film.say(
    "Elle dit d'abord qu'elle est une IA, comme la loi le demande.",
    "First she says that she is an AI, as the law asks.",
    2500,
  );
  await caller.hears();
  await caller.says("Bonjour, combien coûte un détartrage ?");
  await film.say(
    "La conversation s'écrit sous vos yeux. Le prix vient de vos réglages, jamais d'ailleurs.",
    "The conversation appears as it happens. The price comes from your settings, and from nowhere else.",
    3000,
  );
  // Typed while Ava answers: a caller who hears nothing is soon asked whether he is there.
  await film.say(
    "Vous savez mieux ? Soufflez une phrase : Ava la dit de sa voix.",
    "You know better? Whisper a line: Ava says it in her own voice.",
    1500,
  );
  await film.type(page.locator("main input[name=text]"), "Le docteur vous rappelle ce soir.");
  await film.click(page.getByRole("button", { name: "Faire dire" }));
  await film.look(6500);
  await film.say(
    "Vous pouvez aussi transférer l'appel, ou y mettre fin.",
    "You may also put the caller through, or end the call.",
    3500,
  );
  await caller.hangsUp();
}

async function lookAround(page: Page, film: Recorder): Promise<void> {
  await film.click(rail(page, "/receptionist"));
  await page.waitForURL("**/receptionist");
  await film.click(page.locator('main a[href="/receptionist/hours"]').first());
  await page.locator("main input[type=time]").first().waitFor();
  await film.say(
    "Les horaires : une semaine type, autant de plages que vous voulez.",
    "Opening hours: a usual week, with as many spans as you need.",
  );
  await film.roll(900);
  await film.say(
    "Les jours fériés de votre pays, et l'année en couleurs : une erreur se voit.",
    "Your country's public holidays, and the year in colours: a mistake stands out.",
    5000,
  );
  await film.click(rail(page, "/analytics"));
  await page.waitForURL("**/analytics");
  await heading(page);
  await settled(page);
  await film.say(
    "Les analyses comparent chaque période à celle d'avant.",
    "Analytics compare each period with the one before.",
  );
  await film.roll(520);
  await film.say(
    "Quand l'on vous appelle, pourquoi, et ce qu'il en est sorti.",
    "When people call, why, and what came of it.",
    5000,
  );
  await film.click(rail(page, "/phone-numbers"));
  await page.waitForURL("**/phone-numbers");
  await settled(page);
  await film.say("Vos numéros : qui répond, et à quelles heures.", "Your numbers: who answers, and when.", 4000);
  await film.say("Ava répond quand vous ne pouvez pas.", "Ava answers when you can't.", 3500);
}
