import { FILLERS, firstPhraseAt, HEARD_LIMIT, type Locale, type Word, wordsOf } from "./normalise";
import { isLetter, spelledAt } from "./spelling";

/**
 * The name a caller gave, with capital initials; null when they gave none. With `asked`, a bare name counts too, as the
 * answer to "à quel nom ?". A surname alone keeps its title ("Madame Dupont"): Ava could not address anyone as "Dupont".
 * What was spelled out wins over what was heard as a word.
 */
export const readName = (text: string, locale: Locale, options: { asked?: boolean } = {}): string | null => {
  const heard = text.slice(0, HEARD_LIMIT);
  const words = withFirstNames(heard, wordsOf(heard));
  const asked = options.asked ?? false;
  const announced = announcedAt(words, locale, asked);
  // "Robert Okafor, that's O-K-A-F-O-R": what is spelled is part of the name before it.
  const spelled = asked && announced !== null && spelledAt(words, announced) !== null;
  const whole = spelled ? nameFrom(heard, words, afterOpening(words, locale), true) : null;
  if (whole !== null) return whole;
  const from = announced ?? (asked ? afterOpening(words, locale) : null);
  if (from === null) return null;
  const bare = announced === null;
  const name = nameFrom(heard, words, from, bare);
  return name ?? (asked && announced !== null ? nameFrom(heard, words, afterOpening(words, locale), true) : null);
};

/** "Ben Carter" begins with a first name, not with the French "ben". */
const withFirstNames = (heard: string, words: Word[]): Word[] =>
  words.map((word, at) => {
    const next = words[at + 1];
    const isName =
      word.text === "ben" && isCapital(word) && isCapital(next) && heard.slice(word.end, next?.start) === " ";
    return isName ? { ...word, text: "benjamin" } : word;
  });

/** A name has at most four words, particles included. */
const LONGEST_NAME = 4;

type Title = { words: string[]; text: string };
const TITLES: Title[] = [
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
type Opening = { words: string[]; sure: boolean };
const openings = (sure: boolean, list: string[]): Opening[] => list.map((each) => ({ words: each.split(" "), sure }));
const longestFirst = (list: Opening[]): Opening[] => list.sort((a, b) => b.words.length - a.words.length);

const ANNOUNCES: Record<Locale, Opening[]> = {
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

/** The first word of an announced name. */
const announcedAt = (words: Word[], locale: Locale, asked: boolean): number | null => {
  for (let at = 0; at < words.length; at += 1) {
    const opening = firstPhraseAt(words, at, ANNOUNCES[locale]);
    if (!opening) continue;
    const from = at + opening.words.length;
    if (opening.sure ? startsName(words, from) : isConvincing(words, from, asked, opening)) return from;
  }
  const speaker = words.findIndex((_, at) => firstPhraseAt(words, at, SIGN_OFFS[locale]) !== null);
  if (speaker < 1) return null;
  const from = nameBackFrom(words, speaker);
  return from < speaker ? from : null;
};

const SIGN_OFFS: Record<Locale, { words: string[] }[]> = {
  fr: [{ words: ["a", "l", "appareil"] }],
  en: [{ words: ["speaking"] }, { words: ["on", "the", "line"] }],
};

const nameBackFrom = (words: Word[], before: number): number => {
  let from = before;
  while (from > 0 && before - from < LONGEST_NAME && isNameWord(words[from - 1])) from -= 1;
  return from;
};

const startsName = (words: Word[], at: number): boolean =>
  isNameWord(words[at]) || titleAt(words, at) !== null || spelledAt(words, at) !== null;

const titleAt = (words: Word[], at: number): Title | null => firstPhraseAt(words, at, TITLES);

/** After "c'est" or "I'm", most words are not a name. */
const isConvincing = (words: Word[], at: number, asked: boolean, opening: Opening): boolean => {
  const greeting = ["bonjour", "bonsoir", "allo", "hello", "hi", "pour", "for", "under"].includes(
    opening.words[0] ?? "",
  );
  // "bonjour madame Martin" greets whoever answers.
  if (titleAt(words, at)) return (asked || !greeting) && startsName(words.slice(0, at + 3), at + 1);
  if (!isNameWord(words[at])) return false;
  if (asked && !greeting) return true;
  const second = words[at + 1];
  const capitals = isCapital(words[at]) && second !== undefined && (isCapital(second) || PARTICLES.has(second.text));
  return capitals && isNameWord(second);
};

const isCapital = (word: Word | undefined): boolean => word !== undefined && /^\p{Lu}/u.test(word.raw);

/** Where a bare answer begins: after "oui", "alors", "bonjour". */
const afterOpening = (words: Word[], locale: Locale): number => {
  let at = 0;
  while (at < words.length) {
    const word = words[at]?.text ?? "";
    if (FILLERS.has(word) || OPENERS[locale].has(word)) at += 1;
    else break;
  }
  return at;
};

const OPENERS: Record<Locale, ReadonlySet<string>> = {
  fr: new Set("oui ouais bonjour bonsoir non c est moi pour au nom de ce sera ca sera".split(" ")),
  en: new Set("yes yeah hello hi no sure it s its that".split(" ")),
};

/** The name that starts at `from`. A bare one must be all there is, so that no sentence is taken for a name. */
const nameFrom = (heard: string, words: Word[], from: number, bare: boolean): string | null => {
  const title = titleAt(words, from);
  let at = from + (title?.words.length ?? 0);
  const taken: Word[] = [];
  let spelled: string | null = null;
  let second: string | null = null;
  while (at < words.length) {
    if (taken.length > 0 && firstPhraseAt(words, at, SPELLS)) {
      at += 2;
      continue;
    }
    const letters = spelledAt(words, at);
    const word = words[at];
    if (letters) {
      if (spelled === null) spelled = letters.text;
      else second ??= letters.text;
      at = letters.next;
    } else if (word && spelled === null && isNameWord(word) && taken.length < LONGEST_NAME) {
      taken.push(word);
      at += 1;
    } else if (word && (FILLERS.has(word.text) || SPELLING_ASIDES.has(word.text))) at += 1;
    else break;
  }
  if (bare && words.slice(at).some(({ text }) => !TRAILING.has(text))) return null;
  while (PARTICLES.has(taken.at(-1)?.text ?? "")) taken.pop();
  const parts = written(heard, taken).map(capitalised);
  const all = [spelled, second].reduce(
    (names, letters) => (letters === null ? names : withSpelled(names, letters)),
    parts,
  );
  if (all.length === 0 || all.join("").length < 2) return null;
  const name = all
    .map((part, index) => (index > 0 && PARTICLES.has(part.toLowerCase()) ? part.toLowerCase() : part))
    .join(" ");
  return title && all.length === 1 ? `${title.text} ${name}` : name;
};

const TRAILING = new Set(
  "s il vous plait merci please thanks thank you a l appareil voila oui yes madame monsieur sir".split(" "),
);
/** Between a name and its letters. */
const SPELLS = [{ words: ["that", "s"] }, { words: ["it", "s"] }, { words: ["c", "est"] }];
const SPELLING_ASIDES = new Set("ca s ecrit epelle spelled spelt that je vous l epelez".split(" "));

/** Words of a name as they were written together: "Jean-Pierre" is one part, "O'Brien" too. */
const written = (heard: string, words: Word[]): string[] => {
  const parts: string[] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const between = before ? heard.slice(before.end, word.start) : " ";
    const link = /^['’ʼ]$/.test(between) ? "'" : /^[-‐‑]$/.test(between) ? "-" : null;
    if (link !== null && parts.length > 0) parts[parts.length - 1] += `${link}${word.raw}`;
    else parts.push(word.raw);
  }
  return parts;
};

/** "mcdonald" → "McDonald", "o'brien" → "O'Brien"; "d'" stays small inside a name. Mixed case is kept as it was heard. */
const capitalised = (part: string, index: number): string =>
  part
    .split(/(?<=['-])|(?=['-])/)
    .map((piece, at, pieces) => {
      if (index > 0 && at === 0 && /^[dl]$/i.test(piece) && pieces[1] === "'") return piece.toLowerCase();
      const mixed = /\p{Ll}/u.test(piece) && /\p{L}\p{Lu}/u.test(piece);
      if (mixed) return piece;
      const lower = piece.toLowerCase();
      const scottish = /^mc(?=\p{L}{3})/u.test(lower) ? `Mc${initial(lower.slice(2))}` : null;
      return scottish ?? initial(lower);
    })
    .join("");

const initial = (word: string): string => word.replace(/^\p{L}/u, (letter) => letter.toUpperCase());

/** A spelled name takes the place of the word it spells, or follows the others. */
const withSpelled = (parts: string[], spelled: string): string[] => {
  const name = spelled
    .split(/(?<=[ '-])|(?=[ '-])/)
    .map((piece) => initial(piece.toLowerCase()))
    .join("");
  const at = parts.findLastIndex((part) => isAlike(part, name));
  return at < 0 ? [...parts, name] : parts.map((part, index) => (index === at ? name : part));
};

/** Heard alike: the same first letter and half of the letters, which is what a misheard name keeps. */
const isAlike = (heard: string, spelled: string): boolean => {
  const a = heard.toLowerCase();
  const b = spelled.toLowerCase();
  const shared = [...new Set(a)].filter((letter) => b.includes(letter)).length;
  return a[0] === b[0] && shared * 2 >= new Set(b).size;
};

const PARTICLES = new Set(
  "de du des la le les van von der den ter di da del della dos el al ben bin ibn d l y".split(" "),
);

/** A word that can be part of a name: letters, and none of those that sentences are made of. */
const isNameWord = (word: Word | undefined): boolean =>
  word !== undefined &&
  /^\p{L}/u.test(word.raw) &&
  (word.text.length > 1 || isLetter(word)) &&
  !FILLERS.has(word.text) &&
  !NEVER_NAMES.has(word.text) &&
  titleAt([word], 0) === null;

/** The words of everyday answers in both languages, since callers mix them. First names among them stay out. */
const NEVER_NAMES = new Set(
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
