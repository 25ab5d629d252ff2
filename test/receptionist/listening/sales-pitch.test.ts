import { expect, test } from "vitest";
import type { Locale } from "../../../receptionist/listening/normalise";
import { isSalesPitch } from "../../../receptionist/listening/sales-pitch";

test.each<[Locale, string]>([
  ["fr", "Bonjour je vous appelle de la part de votre référencement Google"],
  ["fr", "Je suis bien chez le gérant ? C'est pour vos panneaux solaires."],
  ["fr", "Passez-moi le responsable, c'est pour une offre d'énergie"],
  ["fr", "Bonjour, je vous appelle au sujet de vos panneaux solaires, c'est gratuit."],
  ["fr", "je vous appelle concernant votre contrat d'électricité"],
  ["fr", "je vous contacte par rapport à votre fiche Google"],
  ["fr", "nous vous appelons dans le cadre de l'isolation"],
  ["fr", "je vous appelle pour vous proposer une offre pour les professionnels"],
  ["fr", "tapez 1 pour être mis en relation avec un conseiller"],
  ["fr", "Hello, this is about your Google business listing"],
  ["en", "This is about your Google business listing"],
  ["en", "Hi, I'm calling about your electricity bill"],
  ["en", "I'm calling regarding your car's extended warranty"],
  ["en", "I'm reaching out regarding your online presence"],
  ["en", "press 1 to speak to an agent"],
])("in %s, %j opens a sales call", (locale, heard) => {
  expect(isSalesPitch(heard, locale)).toBe(true);
});

test.each<[Locale, string]>([
  ["fr", "je vous ai trouvé sur Google"],
  ["fr", "j'appelle à propos de votre fiche Google, elle indique que vous êtes ouverts, c'est vrai ?"],
  ["fr", "je vous appelle pour un rendez-vous, j'ai vu votre site internet"],
  ["fr", "est-ce que vous posez des panneaux solaires ?"],
  ["fr", "c'est pour une fuite sur ma pompe à chaleur"],
  ["fr", "c'est pour mon contrat de bail"],
  ["fr", "c'est pour la facture"],
  ["fr", "je vous appelle pour une offre d'emploi"],
  ["fr", "c'est pour une offre sur l'appartement rue des Lilas"],
  ["fr", "passez-moi le responsable, j'ai une réclamation"],
  ["fr", "vous prenez la mutuelle ?"],
  ["en", "I found you on Google"],
  ["en", "I'm calling about your Google listing, it says you are closed"],
  ["en", "I'm calling about my car"],
  ["en", "I'm calling about the job offer"],
  ["en", "which button do I press to cancel"],
  ["en", "it's about my bill"],
  ["en", ""],
])("in %s, a client who says %j sells nothing", (locale, heard) => {
  expect(isSalesPitch(heard, locale)).toBe(false);
});
