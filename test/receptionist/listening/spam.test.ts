import { expect, test } from "vitest";
import type { Locale } from "../../../receptionist/listening/normalise";
import { type SpamSign, spamSigns } from "../../../receptionist/listening/spam";

test.each<[Locale, string, SpamSign]>([
  ["fr", "Bonjour, je vous appelle au sujet de votre fiche Google qui n'est pas validée", "search-listing"],
  ["fr", "Nous référençons votre site en première page de Google", "website-ranking"],
  ["fr", "tapez 1 pour être mis en relation avec un conseiller", "press-a-key"],
  ["fr", "ceci est un message automatique, ne raccrochez pas", "recorded-message"],
  ["fr", "il vous reste des droits sur votre compte CPF", "training-account"],
  ["fr", "vous pouvez bénéficier de l'isolation à un euro", "one-euro-offer"],
  ["fr", "vous êtes éligible aux aides de l'État pour la pompe à chaleur", "insulation"],
  ["fr", "nous proposons des panneaux solaires aux propriétaires de votre région", "solar-panels"],
  ["fr", "je vous appelle concernant votre contrat d'électricité", "energy-contract"],
  ["fr", "est-ce que je parle au gérant de l'entreprise", "owner-wanted"],
  ["fr", "vous avez été sélectionné pour gagner un séjour", "prize"],
  ["fr", "un petit sondage de deux minutes", "survey"],
  [
    "fr",
    "nous vous proposons une mutuelle moins chère, je vous propose une offre exclusive sur votre mutuelle",
    "insurance-offer",
  ],
  ["fr", "this is an automated message, press 1", "press-a-key"],
  ["en", "we noticed an issue with your Google listing", "search-listing"],
  ["en", "we can get you on the first page of Google", "website-ranking"],
  ["en", "press 1 to speak to an agent", "press-a-key"],
  ["en", "this is an important message about your account", "recorded-message"],
  ["en", "are you the business owner", "owner-wanted"],
  ["en", "we've been trying to reach you about your car's extended warranty", "extended-warranty"],
  ["en", "you have been pre-approved for a business loan", "business-loan"],
  ["en", "this is your final notice", "final-notice"],
  ["en", "you may qualify for free solar panels", "solar-panels"],
  ["en", "we can lower your electric bill", "energy-contract"],
])("in %s, %j shows %s", (locale, heard, sign) => {
  expect(spamSigns(heard, locale)).toContain(sign);
});

test.each<[Locale, string]>([
  ["fr", "je voudrais un rendez-vous mardi"],
  ["fr", "je vous ai trouvé sur Google"],
  ["fr", "votre fiche Google dit que vous êtes ouverts le dimanche, c'est vrai ?"],
  ["fr", "est-ce que vous posez des panneaux solaires ?"],
  ["fr", "ma chaudière est en panne"],
  ["fr", "vous faites l'isolation des combles ?"],
  ["fr", "je peux payer avec mon CPF ?"],
  ["fr", "je voudrais parler au gérant, j'ai une réclamation"],
  ["fr", "c'est encore sous garantie"],
  ["fr", "vous prenez ma mutuelle ?"],
  ["fr", "c'est remboursé par l'assurance ?"],
  ["fr", "je suis propriétaire d'un appartement à vendre"],
  ["fr", "vous faites 1 euro le café ?"],
  ["fr", "oui"],
  ["fr", ""],
  ["en", "I found you on Google"],
  ["en", "your Google listing says you open at eight"],
  ["en", "I'd like to speak to the owner about my bill"],
  ["en", "is my car still under warranty"],
  ["en", "do you install solar panels"],
  ["en", "which button do I press to cancel"],
  ["en", "I need a table for two"],
  ["en", "do you take my health insurance"],
])("in %s, a client who says %j shows none", (locale, heard) => {
  expect(spamSigns(heard, locale)).toEqual([]);
});
