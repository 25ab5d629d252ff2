import type { Locale } from "./normalise";

export type Title = { words: string[]; text: string };

/** What stands before a name, and how it is written. */
export const TITLES: Title[] = [
  { words: ["madame"], text: "Madame" },
  { words: ["mme"], text: "Madame" },
  { words: ["monsieur"], text: "Monsieur" },
  { words: ["mademoiselle"], text: "Mademoiselle" },
  { words: ["docteur"], text: "Docteur" },
  { words: ["maitre"], text: "Maître" },
  { words: ["famille"], text: "Famille" },
  { words: ["mister"], text: "Mr" },
  { words: ["mr"], text: "Mr" },
  { words: ["mrs"], text: "Mrs" },
  { words: ["missus"], text: "Mrs" },
  { words: ["miss"], text: "Miss" },
  { words: ["ms"], text: "Ms" },
  { words: ["doctor"], text: "Dr" },
  { words: ["dr"], text: "Dr" },
];

/** `sure`: nothing but a name follows. Otherwise it takes a title, capitals, or that a name was asked for. */
export type Opening = { words: string[]; sure: boolean };
const openings = (sure: boolean, list: string[]): Opening[] => list.map((each) => ({ words: each.split(" "), sure }));
const longestFirst = (list: Opening[]): Opening[] => list.sort((a, b) => b.words.length - a.words.length);

/** What announces a name. */
export const ANNOUNCES: Record<Locale, Opening[]> = {
  fr: longestFirst([
    ...openings(true, [
      "je m appelle",
      "moi je m appelle",
      "je me nomme",
      "mon nom c est",
      "mon nom est",
      "mon nom de famille c est",
      "mon nom de famille est",
      "le nom c est",
      "le nom est",
      "mon prenom c est",
      "mon prenom est",
      "au nom de",
      "au nom d",
      "nom de famille",
      "mon nom",
      "prenom nom",
      "mettez au nom de",
      "notez",
    ]),
    ...openings(false, [
      "c est",
      "moi c est",
      "je suis",
      "ici",
      "bonjour",
      "bonsoir",
      "allo",
      "c est pour",
      "pour",
      "de la part de",
    ]),
  ]),
  en: longestFirst([
    ...openings(true, [
      "my name is",
      "my name s",
      "the name is",
      "the name s",
      "name s",
      "name is",
      "my full name is",
      "my last name is",
      "my surname is",
      "my first name is",
      "under the name of",
      "under the name",
      "in the name of",
      "surname is",
      "last name is",
      "call me",
      "they call me",
    ]),
    ...openings(false, [
      "this is",
      "it s",
      "it is",
      "i m",
      "i am",
      "that s",
      "hello",
      "hi",
      "for",
      "under",
      "speaking with",
      "here is",
    ]),
  ]),
};

/** What follows the name of whoever speaks. */
export const SIGN_OFFS: Record<Locale, { words: string[] }[]> = {
  fr: [{ words: ["a", "l", "appareil"] }],
  en: [{ words: ["speaking"] }, { words: ["on", "the", "line"] }],
};

/** What a bare answer opens with. */
export const OPENERS: Record<Locale, ReadonlySet<string>> = {
  fr: new Set("oui ouais bonjour bonsoir non c est moi pour au nom de ce sera ca sera".split(" ")),
  en: new Set("yes yeah hello hi no sure it s its that".split(" ")),
};

/** What may follow a name that is the whole answer. */
export const TRAILING = new Set(
  "s il vous plait merci please thanks thank you a l appareil voila oui yes madame monsieur sir".split(" "),
);

/** Between a name and its letters. */
export const SPELLS = [{ words: ["that", "s"] }, { words: ["it", "s"] }, { words: ["c", "est"] }];
export const SPELLING_ASIDES = new Set("ca s ecrit epelle spelled spelt that je vous l epelez".split(" "));

/** Small words inside a surname. */
export const PARTICLES = new Set(
  "de du des la le les van von der den ter di da del della dos el al ben bin ibn d l y".split(" "),
);

/** The words of everyday answers in both languages, since callers mix them. First names among them stay out. */
export const NEVER_NAMES = new Set(
  // French
  (
    "oui non ouais nan si je j tu il elle on nous vous ils elles me moi toi lui m t s c n qu que qui quoi dont ou et mais donc or ni car " +
    "ce cet cette ces ca cela ceci voici voila un une mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs au aux a en dans sur " +
    "sous avec sans pour par chez vers est es suis sommes etes sont etait etais ai as avons avez ont avait aurai aura veux veut voulez voudrais " +
    "voudrait vouloir aimerais aimerait souhaite souhaiterais peux peut pouvez pourrais pourriez pouvoir dois doit faut fait faire fais faites " +
    "vais va allez aller viens vient venir prendre prends prenez avoir etre savoir sais sait dire dis dit dites appelle appelez appeler rappelle " +
    "rappeler rappelez cherche besoin envie pas plus moins ne jamais rien tout toute tous toutes tres trop bien mal mieux aussi encore deja " +
    "toujours ici bas merci bonjour bonsoir salut allo revoir bonne journee soiree plait pardon desole desolee excusez excuse attendez " +
    "attends exact exactement exacte correct parfait parfaitement absolument volontiers accord entendu rendez rdv rendezvous reservation reserver " +
    "table couverts personne personnes devis urgence urgent question renseignement information informations probleme prix tarif tarifs horaire " +
    "horaires ouvert ouverts ouverte ferme fermes fermee adresse telephone numero mail email nom prenom famille client cliente nouveau nouvelle " +
    "patient patiente malade occupe occupee interesse interessee disponible fils fille mari femme enfant mere pere demain hier aujourd hui matin " +
    "midi apres soir lundi mardi mercredi jeudi vendredi samedi dimanche semaine mois annee jour jours heure heures minute minutes quand comment " +
    "combien pourquoi quel quelle quels quelles quelqu quelque chose ah oh alors annuler annulation changer deplacer modifier confirmer parler " +
    "nickel impeccable impec genial geniale top cool lovely brilliant awesome excellent comme meme autre autres premier premiere fois savez possible peu beaucoup sera serait faux vrai zero deux trois quatre cinq sept huit " +
    "neuf dix onze douze personne humain robot message laisser laissez urgent dent dents voiture gratuit anglais francais super ok okay hein " +
    "tard tot cote fuite pizza gare avant pendant depuis jusqu entre contre rapport propos concernant sujet coup compris entends entendu repeter " +
    // English
    "yes yeah yep yup no nope nah not i you he she it we they us them him his her hers my mine your yours our ours their this that these those " +
    "the an and but if so because as of at by with about to from in on off for is am are was were be been being do does did don doesn didn have " +
    "has had having can could would should shall won wouldn ll ve re want wants wanted need needs like love get got make made go going gone come " +
    "coming take see know think say said tell told ask call calling calls speak speaking talk book booking appointment reservation reserve table " +
    "question price prices cost open opening closed close hours address phone number email name last first surname new patient client customer just " +
    "really very too also please thanks thank sorry hello hey hi bye goodbye good fine great okay ok sure right correct exactly absolutely maybe what " +
    "when where who why how which there here now today tomorrow tonight morning afternoon evening night week month year day days time next monday " +
    "tuesday wednesday thursday friday saturday sunday something someone anything nothing everything all some any more less other another cancel change " +
    "move confirm wondering looking trying hoping interested available busy sick ill emergency urgent help information someone person human message leave " +
    "well up down out then than only still again back let me english french one two three four five six eight nine ten clock spell spelled " +
    "actually perfect done wrong test testing"
  ).split(" "),
);
