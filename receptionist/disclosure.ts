import type { Formality, SpokenLanguage, Tone } from "./profile.schema";

const both = (sentence: string): Record<Formality, string> => ({ vous: sentence, tu: sentence });

/**
 * Regulation (EU) 2024/1689 (AI Act), article 50(1) and (5): a person is told clearly, at the latest at the first
 * interaction, that they talk to an AI. So a caller hears it in the greeting, in the language of the call.
 */
const SENTENCES: Record<SpokenLanguage, Record<Tone, Record<Formality, string>>> = {
  fr: {
    professional: {
      vous: "Je suis Ava, l’assistante vocale IA qui vous répond.",
      tu: "Je suis Ava, l’assistante vocale IA qui te répond.",
    },
    friendly: { vous: "Moi, c’est Ava, votre assistante vocale IA.", tu: "Moi, c’est Ava, ton assistante vocale IA." },
    playful: both("Moi, c’est Ava, l’assistante IA toujours de bonne humeur."),
  },
  en: {
    professional: both("I am Ava, the AI assistant taking your call."),
    friendly: both("I’m Ava, your AI assistant."),
    playful: both("I’m Ava, the AI assistant, bright and early at any hour."),
  },
  es: {
    professional: {
      vous: "Soy Ava, la asistente de voz con inteligencia artificial que le atiende.",
      tu: "Soy Ava, la asistente de voz con inteligencia artificial que te atiende.",
    },
    friendly: { vous: "Soy Ava, su asistente de voz con IA.", tu: "Soy Ava, tu asistente de voz con IA." },
    playful: both("Soy Ava, una asistente con IA, siempre de buen humor."),
  },
  de: {
    professional: {
      vous: "Ich bin Ava, die KI-Sprachassistentin, und nehme Ihren Anruf entgegen.",
      tu: "Ich bin Ava, die KI-Sprachassistentin, und nehme deinen Anruf entgegen.",
    },
    friendly: { vous: "Ich bin Ava, Ihre KI-Assistentin.", tu: "Ich bin Ava, deine KI-Assistentin." },
    playful: both("Ich bin Ava, die KI-Assistentin, und immer gut gelaunt."),
  },
  it: {
    professional: {
      vous: "Sono Ava, l’assistente vocale con intelligenza artificiale che Le risponde.",
      tu: "Sono Ava, l’assistente vocale con intelligenza artificiale che ti risponde.",
    },
    friendly: { vous: "Sono Ava, la Sua assistente vocale IA.", tu: "Sono Ava, la tua assistente vocale IA." },
    playful: both("Sono Ava, un’assistente IA, sempre di buonumore."),
  },
};

/** What Ava says of herself when the owner's greeting does not say it. */
export const disclosureSentence = (language: SpokenLanguage, tone: Tone, formality: Formality): string =>
  SENTENCES[language][tone][formality];

/**
 * How a plain statement that Ava is an AI is built: "I am" (`self`), a name, "the" (`article`), what she is (`role`, which
 * an adjective may precede, or `being`), then punctuation or one of `follows`. Alternatives of a pattern, in lower case.
 * "Virtual assistant" is not among the roles: it is also a job that people do.
 */
type Grammar = {
  self: string;
  article: string;
  role: string;
  being: string;
  follows: string;
  /** Words that turn a statement into its opposite, or into a supposition. */
  doubt: string;
  /** "I am not": followed by a machine, a lie. */
  selfNot: string;
  machine: string;
  human: string;
};

const GRAMMARS: Record<SpokenLanguage, Grammar> = {
  fr: {
    self: "je suis|c'est|je m'appelle|ici|(?:vous parlez|tu parles) (?:à|avec)|en (?:ligne|relation|communication) avec",
    article: "une? |l'|la |le |votre |ton |notre ",
    role: "(?:assistante?|réceptionniste|secrétaire|standardiste|agente?|hôtesse|voix)(?: (?:vocale?|virtuelle?|téléphonique))*(?: (?:par|à|en))? (?:d')?(?:ia|intelligence artificielle)",
    being: "ia|intelligence artificielle|robot",
    follows: "qui|que|du|de|des|d'|pour|chez|au|à|toujours",
    doubt: "ne|n'|ni|pas|jamais|si|sans|non|comme|contrairement|humaine?s?",
    selfNot: "(?:je (?:ne )?suis|vous (?:ne )?parlez|ce n'est|c'est) (?:pas|ni|jamais)",
    machine: "ia|intelligence artificielle|robot|machine|ordinateur",
    human: "humaine?|vraie personne|personne réelle|vraie secrétaire",
  },
  en: {
    self: "i am|i'm|this is|my name is|(?:you are|you're) (?:speaking|talking) (?:to|with)|you have reached",
    article: "an? |the |your |our ",
    role: "(?:ai|artificial intelligence)(?:-powered| powered| voice| virtual| phone)*[ -](?:assistant|receptionist|agent|secretary|voice)",
    being: "ai|artificial intelligence|robot",
    follows: "who|that|which|for|of|at|from|here|taking|answering|looking",
    doubt: "not|no|never|isn't|ain't|if|unlike|without|nor|human|instead|than",
    selfNot: "(?:i am|i'm|this is|you're|you are) (?:speaking |talking )?(?:to |with )?(?:not|no|never)",
    machine: "ai|artificial intelligence|robot|machine|bot|computer",
    human: "human|real person|live person|real receptionist",
  },
  es: {
    self: "soy|me llamo|(?:habla|está hablando|hablas|estás hablando) con|(?:le|te) atiende",
    article: "una? |el |la |su |tu |nuestra ",
    role: "(?:asistente|recepcionista|secretaria|agente|voz)(?: (?:de voz|virtual|telefónica))* (?:(?:con|de|por) )?(?:ia|inteligencia artificial)",
    being: "ia|inteligencia artificial|robot",
    follows: "que|de|del|para|en",
    doubt: "no|nunca|ni|si|sin|jamás|humana?|como si",
    selfNot: "no soy|no (?:habla|está hablando|hablas) con",
    machine: "ia|inteligencia artificial|robot|máquina|ordenador",
    human: "humana?|persona real|persona de verdad",
  },
  de: {
    self: "ich bin|mein name ist|(?:sie sprechen|du sprichst) mit|hier ist|hier spricht",
    article: "eine? |einem |einer |die |der |ihre |deine |unsere |unserer ",
    role: "ki-?(?:sprach|telefon)?-?(?:assistentin|assistent|assistenz|rezeptionistin|stimme|agentin)|(?:sprach|telefon)?assistentin mit künstlicher intelligenz",
    being: "ki|künstliche intelligenz|roboter",
    follows: "von|vom|der|des|für|bei|im|mit|und",
    doubt: "nicht|keine?|keiner|nie|niemals|wenn|falls|statt|mensch|menschlich\\p{L}*|weder|noch",
    selfNot: "(?:ich bin|sie sprechen mit|hier ist) (?:nicht|keine?|keiner|nie)",
    machine: "ki\\p{L}*|künstliche intelligenz|roboter|maschine|computer",
    human: "mensch|menschlich\\p{L}*|echte person",
  },
  it: {
    self: "sono|mi chiamo|(?:parla|parli|sta parlando|stai parlando) con|(?:le|ti) risponde",
    article: "un'|una |un |l'|la sua |la tua |la |il ",
    role: "(?:assistente|receptionist|segretaria|agente|voce)(?: (?:vocale|virtuale|telefonica))* (?:(?:con|di|a) )?(?:ia|ai|intelligenza artificiale)",
    being: "ia|intelligenza artificiale|robot",
    follows: "che|di|del|dello|della|per|da",
    doubt: "non|né|mai|se|senza|come se|uman[ao]",
    selfNot: "non (?:sono|parla con|parli con|sta parlando con)",
    machine: "ia|intelligenza artificiale|robot|macchina|computer",
    human: "uman[ao]|persona reale|persona vera|vera persona",
  },
};

/** Whole words only. An elided one ("n'") ends where the next begins. */
const whole = (alternatives: string): string => `(?<!\\p{L})(?:${alternatives})(?:(?<=')|(?!\\p{L}))`;

/** At most `most` words, of which none ends a clause. */
const words = (most: number): string => `(?:[^\\s,.;:!?]+ ){0,${most}}`;

/** True when the sentence tells the caller, plainly and in this language, that Ava is an AI. In doubt it does not. */
export const disclosesAi = (sentence: string, language: SpokenLanguage): boolean => {
  const { self, article, role, being, follows, doubt } = GRAMMARS[language];
  const said = plain(sentence);
  if (said.endsWith("?") || matches(said, whole(doubt))) return false;
  const what = `(?:(?:${article})?${words(2)}(?:${role})|(?:${article})(?:${being}))`;
  const end = `(?=$| ?[,.;:!…)]| (?:${follows})(?!\\p{L}))`;
  return matches(said, `(?<!\\p{L})(?:${self})${NAME} ${what}${end}`);
};

/** True when the sentence claims that the caller is not talking to an AI: it must never be spoken. */
export const deniesAi = (sentence: string, language: SpokenLanguage): boolean => {
  const { self, selfNot, machine, human } = GRAMMARS[language];
  const said = plain(sentence);
  if (matches(said, `${whole(selfNot)} ${words(5)}(?:\\p{L}+')?${whole(machine)}`)) return true;
  return !matches(said, whole(selfNot)) && matches(said, `(?<!\\p{L})(?:${self})${NAME} ${words(4)}${whole(human)}`);
};

/** "I am Ava", "I am Ava from the practice,": a name, which only Ava's own may follow without a comma. */
const NAME = "(?: ava,?|(?: [^\\s,.;:!?]+){1,4},)?";

const matches = (text: string, pattern: string): boolean => new RegExp(pattern, "u").test(text);

const plain = (sentence: string): string =>
  sentence.normalize("NFKC").toLowerCase().replaceAll("’", "'").replaceAll(/\s+/gu, " ").trim();
