import { type Locale, plain } from "./normalise";

/**
 * Whether somebody opens a call by selling, in so many words: "je vous appelle au sujet de votre fiche Google", "c'est pour vos
 * panneaux solaires", "press 1 to…". Meant for the first lines of a call. Who quotes a listing, asks for an appointment or
 * reports what is broken is a client, whatever they name.
 */
export const isSalesPitch = (text: string, locale: Locale): boolean => {
  const heard = plain(text);
  if (CLIENT.test(heard)) return false;
  // A robocall in English reaches French lines too.
  return PITCHES.en.test(heard) || (locale === "fr" && PITCHES.fr.test(heard));
};

const FRENCH_WARES =
  "referencement|fiche google|(?:fiche|page|profil|etablissement) (?:sur )?google|visibilite|site (?:internet|web)|panneaux? (?:solaires?|photovoltaiques?)|isolation|pompes? a chaleur|" +
  "(?:contrats?|factures?|fournisseurs?|compteurs?|depenses?|consommation) (?:d |de )?(?:energie|energetiques?|electricite|gaz|telephonie|internet)|energie|compte (?:personnel de )?formation|droits? (?:a la )?formation|cpf|" +
  "(?:terminal|terminaux) de paiement|tpe|credit d impot|mutuelle d entreprise";
const ENGLISH_WARES =
  "google (?:my )?(?:business )?(?:listing|profile|page|account|ranking)|(?:search|website|online) (?:engine )?(?:ranking|visibility|presence)|solar (?:panels?|energy)|" +
  "(?:energy|electricity|electric|gas|utility|utilities) (?:bills?|suppliers?|contracts?|providers?|rates?)|(?:car|vehicle|auto) (?:s )?(?:extended )?warranty|business (?:loan|funding|rates)|card (?:machine|terminal|processing)";

const PITCHES: Record<Locale, RegExp> = {
  fr: new RegExp(
    [
      `\\b(?:appelle|appelons|appel|contacte|contactons|c est|serait)(?: juste| donc)? (?:de la part|au sujet|concernant|pour|a propos|par rapport|suite|dans le cadre)(?: a| de| du| d)?(?: une (?:offre|proposition|etude)(?: \\w+)? (?:pour|sur|de|d))?(?: votre| vos| notre| nos| le| la| les| l| des)? (?:${FRENCH_WARES})\\b`,
      "\\b(?:appelle|appelons|c est)(?: juste| donc)? pour (?:une |des |vous (?:faire|presenter|proposer) (?:une |des |notre |nos )?)(?:offres?|propositions? (?:commerciales?)|promotions?|solutions?)(?: \\w+)? (?:d |de |des |en |sur |pour )?(?:l |votre |vos |les )?(?:energie|electricite|gaz|telephonie|internet|referencement|assurance|mutuelle|formation|entreprises?|professionnels?|visibilite)\\b",
      "\\b(?:tapez|appuyez sur)(?: la touche)?(?: le)? (?:[0-9]|un|deux|neuf|etoile|diese) (?:pour|afin)\\b",
      "\\b(?:nous vous proposons|je vous propose|nous avons) (?:une |des )?offres? (?:exceptionnelles?|exclusives?|speciales?|commerciales?)\\b",
    ].join("|"),
  ),
  en: new RegExp(
    [
      `\\b(?:calling|call|this is|it s|contacting you|reaching out)(?: you)?(?: today)? (?:about|regarding|concerning|in regards? to|with regards? to|on behalf of) (?:your )?(?:${ENGLISH_WARES})\\b`,
      "\\bpress (?:[0-9]|one|two|three|nine|zero|star|pound) (?:to|for|now|if)\\b",
    ].join("|"),
  ),
};

/** What no salesman opens with. */
const CLIENT =
  /\b(?:rendez vous|rdv|reserv\w*|(?:il|elle|google|fiche|page|site) (?:dit|indique|affiche|annonce|montre)|il est (?:ecrit|marque|indique)|vous (?:posez|installez|reparez|faites|prenez|etes (?:ouverts?|fermes?))|en panne|fuit|fuites?|cassee?s?|trouvee?s? sur|appointment|book(?:ing)?|(?:it|google|listing|page|profile) (?:says|said|shows|states|lists)|do you (?:do|fix|install|repair|take|accept)|are you (?:open|closed)|found you|broken)\b/;
