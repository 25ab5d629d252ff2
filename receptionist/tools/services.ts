import type { CallLanguage } from "../conversation/brain";
import type { Service } from "../profile.schema";
import { list, sayDuration, sayPrice } from "../speaking/say";
import { type Desk, fact, inWords, refusal, type Tool } from "./desk";
import { matchServices } from "./matching";

/** As many as a caller keeps in mind. */
const TOLD_AT_ONCE = 5;

/** One service with price and length, those that the words may mean, or what there is. */
export const listServices: Tool<"list_services"> = (desk, { about }) => {
  const { services } = desk.brief.profile;
  if (services.length === 0) {
    return refusal(
      inWords(desk, {
        vous: "Je n’ai pas la liste de nos prestations. L’équipe peut vous rappeler à ce sujet.",
        tu: "Je n’ai pas la liste de nos prestations. L’équipe peut te rappeler à ce sujet.",
        en: "I do not have the list of our services. The team can call you back about it.",
      }),
    );
  }
  if (about === undefined) return fact(offered(desk, services));
  const meant = matchServices(services, about);
  const [only] = meant;
  if (only === undefined) {
    const unknown = inWords(desk, { vous: "Je ne trouve pas cette prestation.", en: "I cannot find that service." });
    return refusal(`${unknown} ${offered(desk, services)}`);
  }
  if (meant.length > 1)
    return fact(
      meant
        .slice(0, TOLD_AT_ONCE)
        .map((service) => priced(desk, service))
        .join(" "),
    );
  return fact(priced(desk, only), {
    service: only.name,
    ...(only.durationMin === null ? {} : { durationMin: only.durationMin }),
  });
};

const offered = (desk: Desk, services: Service[]): string => {
  const names = list(shortNames(services.slice(0, TOLD_AT_ONCE)), desk.language, "and");
  return services.length > TOLD_AT_ONCE
    ? inWords(desk, {
        vous: `Nous proposons entre autres : ${names}. Il y en a d’autres, dites-moi ce que vous cherchez.`,
        tu: `Nous proposons entre autres : ${names}. Il y en a d’autres, dis-moi ce que tu cherches.`,
        en: `Among others, we offer: ${names}. There is more: tell me what you are looking for.`,
      })
    : inWords(desk, { vous: `Nous proposons : ${names}.`, en: `We offer: ${names}.` });
};

/** Names without what follows a comma, where they still differ: a list of them must be heard as one. */
export const shortNames = (services: Service[]): string[] => {
  const short = services.map(({ name }) => name.split(",")[0] ?? name);
  return new Set(short).size === short.length ? short : services.map(({ name }) => name);
};

/** "Détartrage : 28 euros 92, pour 30 minutes." */
const priced = ({ language }: Desk, service: Service): string => {
  const price = told(service, language);
  const length = service.durationMin === null ? null : sayDuration(service.durationMin, language);
  if (language === "en") return `${service.name}: ${price}${length === null ? "" : `, and it takes ${length}`}.`;
  return `${service.name} : ${price}${length === null ? "" : `, et il faut compter ${length}`}.`;
};

const told = ({ priceCents, from }: Service, language: CallLanguage): string => {
  if (priceCents === null) return language === "fr" ? "c’est sur devis" : "the price is on quotation";
  if (priceCents === 0) return language === "fr" ? "c’est gratuit" : "it is free of charge";
  const price = sayPrice(priceCents, language);
  if (language === "fr") return from ? `c’est à partir de ${price}` : `c’est ${price}`;
  return from ? `it starts at ${price}` : `it is ${price}`;
};

/** The one service that is meant, or the answer that asks for it. */
export const oneService = (
  desk: Desk,
  words: string,
): { service: Service } | { refused: ReturnType<typeof refusal> } => {
  const { services } = desk.brief.profile;
  const meant = matchServices(services, words);
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return { service: only };
  if (services.length === 0) return { refused: refusal(byTheTeam(desk)) };
  const names = list(shortNames((only === undefined ? services : meant).slice(0, TOLD_AT_ONCE)), desk.language, "or");
  return {
    refused: refusal(
      inWords(desk, { vous: `Est-ce pour ${names} ?`, tu: `C’est pour ${names} ?`, en: `Is that for ${names}?` }),
    ),
  };
};

/** For what has no fixed length, or no list to be found on. */
export const byTheTeam = (desk: Desk): string =>
  inWords(desk, {
    vous: "Pour cela, l’équipe fixe le rendez-vous avec vous. Je peux noter votre demande.",
    tu: "Pour cela, l’équipe fixe le rendez-vous avec toi. Je peux noter ta demande.",
    en: "The team arranges that with you. I can take down your request.",
  });
