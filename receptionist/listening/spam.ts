import { type Locale, plain } from "./normalise";

/** What betrays a sales call or a recorded message. Names are for the log and for the owner's call page. */
export type SpamSign =
  | "search-listing"
  | "website-ranking"
  | "press-a-key"
  | "recorded-message"
  | "training-account"
  | "one-euro-offer"
  | "insulation"
  | "solar-panels"
  | "energy-contract"
  | "owner-wanted"
  | "extended-warranty"
  | "business-loan"
  | "final-notice"
  | "payment-terminal"
  | "prize"
  | "survey"
  | "insurance-offer"
  | "business-offer";

/**
 * The signs of a sales call or a robocall in what was said. One alone is a hint, two are a verdict; a client who asks
 * about solar panels, or found the business on Google, shows none.
 */
export const spamSigns = (text: string, locale: Locale): SpamSign[] => {
  const heard = plain(text);
  return SIGNS.filter(({ fr, en }) => matches(locale === "fr" ? [fr, en] : [en], heard)).map(({ sign }) => sign);
};

const matches = (patterns: (RegExp | null)[], heard: string): boolean =>
  patterns.some((pattern) => pattern?.test(heard) ?? false);

/** A robocall in English reaches French lines too, so English patterns are tried in both. */
const SIGNS: { sign: SpamSign; fr: RegExp | null; en: RegExp | null }[] = [
  {
    sign: "search-listing",
    fr: /\bvotre (?:fiche|profil|page|etablissement|etiquette) (?:sur )?google(?: (?:my business|maps|business))?(?! (?:dit|indique|affiche|annonce|montre|donne)\b)|\breferencement (?:google|local)\b/,
    en: /\byour google (?:my )?(?:business )?(?:listing|profile|page|account)(?! (?:says|said|shows|has|gives|states|lists|that))\b/,
  },
  {
    sign: "website-ranking",
    fr: /\b(?:nous|on|je) (?:referenc\w*|optimis\w*|refais\w*|cre\w+) (?:(?:votre|vos|des) )?(?:site|sites)\b|\bvisibilite (?:sur internet|en ligne|de votre (?:site|entreprise))\b|\b(?:premiere page|premieres? positions?) (?:de|sur) google\b|\breferencement (?:de votre|naturel|de votre site)\b/,
    en: /\b(?:rank\w* (?:your|you|higher)|(?:improve|increase|boost|better) your (?:google |search |website |online )*rank\w*|first page of google|search engine optimi[sz]ation|seo (?:services?|company|agency|expert)|redesign (?:of )?your website|boost your (?:online|traffic|visibility))\b/,
  },
  {
    sign: "press-a-key",
    fr: /\b(?:tapez|appuyez sur|composez|faites)(?: la touche)?(?: le)? (?:[0-9]|un|deux|zero|neuf|etoile|diese)(?! (?:minutes?|heures?|personnes?))\b(?=.*\b(?:pour|afin|touche|conseiller)\b|$)/,
    en: /\bpress (?:[0-9]|one|two|three|nine|zero|star|pound)\b/,
  },
  {
    sign: "recorded-message",
    fr: /\b(?:ceci est un (?:message|appel) (?:automatique|enregistre|important)|message preenregistre|ne raccrochez pas)\b/,
    en: /\b(?:this is (?:a|an) (?:automated|recorded|important|pre recorded) (?:message|call)|do not hang up|don t hang up)\b/,
  },
  {
    sign: "training-account",
    fr: /\b(?:votre (?:compte|budget|solde|droits?) (?:cpf|(?:de |personnel de )?formation)|vos (?:droits|heures|credits) (?:a la |de |cpf|formation)+|compte personnel de formation|droits cpf|budget cpf)\b/,
    en: null,
  },
  {
    sign: "one-euro-offer",
    fr: /\b(?:isolation|pompe a chaleur|chaudiere|combles|renovation|fenetres?|travaux|radiateurs?)\b.{0,30}\b(?:a|pour) (?:un|1) euro\b|\b(?:a|pour) (?:un|1) euro symbolique\b/,
    en: null,
  },
  {
    sign: "insulation",
    fr: /\b(?:isolation|pompe a chaleur|combles|renovation energetique|chaudiere)\b.*\b(?:eligible|gouvernement|programme|prime|aides? de l etat|prise? en charge|gratuit\w*|subvention\w*|dispositif)\b|\b(?:eligible|gouvernement|programme|prime|aides? de l etat|gratuit\w*|subvention\w*|dispositif)\b.*\b(?:isolation|pompe a chaleur|combles|renovation energetique)\b/,
    en: null,
  },
  {
    sign: "solar-panels",
    fr: /\b(?:panneaux? (?:solaires?|photovoltaiques?)|photovoltaique)\b.*\b(?:eligible|gouvernement|aides? de l etat|votre (?:toit|toiture|facture|maison|habitation)|proposons|offre|economis\w*|rentabilis\w*|autoconsommation|notre societe)\b|\b(?:eligible|gouvernement|aides? de l etat|proposons|offrons|proprietaires?|notre societe|installons|vous propose\w*|appelle (?:pour|au sujet de|concernant) (?:des|les|vos))\b.{0,80}\b(?:panneaux? (?:solaires?|photovoltaiques?)|photovoltaique)\b/,
    en: /\b(?:qualif\w+|offer\w*|eligible|save|free|program|rebate|government)\b.*\bsolar (?:panels?|energy|power)\b|\bsolar (?:panels?|energy|power)\b.*\b(?:qualif\w+|offer\w*|eligible|save|savings|free|program|rebate|government|your (?:roof|home|bill))\b/,
  },
  {
    sign: "energy-contract",
    fr: /\b(?:votre|vos) (?:contrats?|factures?|fournisseurs?|abonnements?|tarifs?) (?:d |de )?(?:energie|electricite|gaz|telephonie|telephonique|internet|mobile)s?\b|\breduire vos (?:factures|charges|couts)\b|\bcourtier en energie\b/,
    en: /\b(?:your (?:energy|electricity|electric|gas|utility) (?:bill|supplier|contract|provider|rate)|lower your (?:electric|energy|utility|electricity))\b/,
  },
  {
    sign: "owner-wanted",
    fr: /\b(?:etes vous|vous etes(?: bien)?|suis je avec|c est bien|je parle(?: bien)?(?: a| avec)?|puis je parler)(?: a| au| avec)? (?:le |la |l |au )?(?:gerante?|dirigeante?|chef d entreprise|proprietaire|decideur|responsable des (?:achats|contrats|energies|telecoms?))(?: de (?:l |la |votre )?(?:entreprise|societe|etablissement|maison|logement|commerce))\b|\b(?:parler|echanger) (?:a|au|avec) (?:la personne (?:en charge|qui s occupe|qui gere)|le responsable) (?:de |des |du |d )*(?:vos|votre|l energie|electricite|telephonie|contrats?|achats|site)\b/,
    en: /\b(?:are you|is this|am i speaking (?:with|to)|may i speak (?:with|to)|looking for|can i speak (?:with|to)) (?:the )?(?:business owner|owner of the business|home ?owner|decision maker|person in charge of (?:your|the|paying|energy|marketing|purchasing))\b/,
  },
  {
    sign: "extended-warranty",
    fr: /\b(?:extension de garantie|garantie (?:etendue|prolongee)) (?:de|pour|sur|sera|expire|arrive|a expire)?\b.*\b(?:votre|expire\w*|vehicule)\b/,
    en: /\b(?:extended (?:auto |car |vehicle )?warranty|(?:car|auto|vehicle)(?: s)? (?:extended )?warranty (?:is|has|expire\w*|will|about))\b/,
  },
  {
    sign: "business-loan",
    fr: /\b(?:financement|pret|credit|avance de tresorerie)\b.*\b(?:pre ?approuve|preapprouve|pour votre entreprise|de votre entreprise|sans garantie|deja accorde)\b/,
    en: /\b(?:business (?:loan|funding|line of credit)|merchant cash advance|pre ?approved for|working capital|lower your interest rate|credit card debt)\b/,
  },
  {
    sign: "final-notice",
    fr: /\b(?:derni(?:er|ere) (?:rappel|relance|avis|avertissement)|mise en demeure|votre compte (?:bancaire )?(?:a ete|sera) (?:suspendu|bloque))\b/,
    en: /\b(?:final (?:notice|attempt|courtesy call)|legal action (?:will|against)|arrest warrant|your account (?:has been|will be) (?:suspended|locked|charged)|social security number has)\b/,
  },
  {
    sign: "payment-terminal",
    fr: /\b(?:votre|vos) (?:terminal|terminaux|tpe|lecteur de carte)\b.*\b(?:commission\w*|taux|frais|offre|proposons|remplacer|changer)\b|\b(?:proposons|offre)\b.*\bterminal de paiement\b/,
    en: /\b(?:credit card (?:processing|terminal|machine)|merchant services|card processing (?:fees|rates?))\b/,
  },
  {
    sign: "prize",
    fr: /\b(?:vous avez (?:gagne|remporte|ete (?:tire au sort|selectionnee?|choisie?))|felicitations vous)\b/,
    en: /\b(?:you (?:have|ve) (?:won|been (?:selected|chosen))|congratulations you|free (?:cruise|vacation))\b/,
  },
  {
    sign: "survey",
    fr: /\b(?:(?:petit|court|bref)?\s?sondage|enquete (?:de satisfaction|telephonique)|etude de marche)\b.*\b(?:minutes?|questions?|repondre|aupres|accord\w*)\b/,
    en: /\b(?:quick survey|conducting a survey|short survey|market research)\b/,
  },
  {
    sign: "insurance-offer",
    fr: /\b(?:mutuelle|assurance|prevoyance)\b.*\b(?:nous (?:vous )?proposons|je vous propose|comparateur|moins chere?|offre (?:speciale|exceptionnelle|exclusive)|courtier)\b|\b(?:nous proposons|je vous propose|comparateur|courtier)\b.*\b(?:mutuelle|assurance|prevoyance)\b/,
    en: /\b(?:final expense|medicare (?:benefits|plan|advantage)|(?:health|life) insurance (?:plan|quote|offer|benefits))\b/,
  },
  {
    sign: "business-offer",
    fr: /\boffre commerciale\b|\b(?:offre|proposition|solution|opportunite)(?: \w+)? (?:pour votre (?:entreprise|commerce|societe|activite)|(?:pour les|aux) (?:entreprises|professionnels|commercants))\b/,
    en: /\bnot a sales call\b|\b(?:offer|deal|opportunity|solution) for (?:your business|business owners|companies|local businesses)\b/,
  },
];
