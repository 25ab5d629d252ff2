import { FILLERS, type Locale, plain } from "./normalise";

/** Whether a caller agreed; null when they said neither, or both: ask again rather than guess. */
export const readYesNo = (text: string, locale: Locale): "yes" | "no" | null => {
  const heard = withoutFillers(plain(text).replaceAll(/\b(?:uh huh|mm hmm|mhm)\b/g, "yes"));
  const words = WORDS[locale];
  if (words.unsure.test(heard)) return null;
  // "pas de problème" agrees and "bien sûr que non" does not, whatever single words they hold.
  const rest = heard.replaceAll(words.noPhrases, " {no} ").replaceAll(words.yesPhrases, " {yes} ").trim();
  const opening = rest.split(/\s+/);
  const short = opening.length <= LONG_ANSWER;
  const yes =
    words.yes.test(opening[0] ?? "") || rest.includes("{yes}") || (short && opening.some((w) => words.yes.test(w)));
  const no =
    words.no.test(opening[0] ?? "") || rest.includes("{no}") || (short && opening.some((w) => words.no.test(w)));
  if (yes === no) return yes && words.no.test(opening[0] ?? "") && !words.contrary.test(rest) ? "no" : null;
  return yes ? "yes" : "no";
};

/** In a longer sentence, a "d'accord" in the middle is about something else. */
const LONG_ANSWER = 6;

/** Whether the caller has nothing more to ask: they say so, or good-bye. */
export const readDone = (text: string, locale: Locale): boolean => {
  const heard = plain(text);
  return GOODBYE.test(heard) || DONE[locale].test(withoutFillers(heard));
};

/** Whether the caller would rather talk to a person than to Ava, or asks to be put through. */
export const wantsHuman = (text: string, locale: Locale): boolean => {
  const heard = plain(text);
  if (REFUSES_HUMAN[locale].test(heard)) return false;
  return HUMAN[locale].test(heard) || BARE_HUMAN[locale].test(withoutFillers(heard));
};

/** Whether the caller did not hear or understand, and wants the last sentence again. */
export const repeatsPlease = (text: string, locale: Locale): boolean => {
  const heard = plain(text);
  return REPEAT[locale].test(heard) || BARE_REPEAT[locale].test(withoutFillers(heard));
};

const withoutFillers = (heard: string): string => {
  const words = heard.split(" ").filter((word) => !FILLERS.has(word) || word === "okay" || word === "bon");
  return words.join(" ");
};

const phrases = (...list: string[]): RegExp => new RegExp(`\\b(?:${list.join("|")})\\b`, "g");

type AnswerWords = {
  yes: RegExp;
  no: RegExp;
  yesPhrases: RegExp;
  noPhrases: RegExp;
  unsure: RegExp;
  /** A second thought: what came first does not count. */
  contrary: RegExp;
};

const WORDS: Record<Locale, AnswerWords> = {
  fr: {
    yes: /^(?:oui|ouais|ouep|yes|yep|ok|okay|exact|exactement|parfait|absolument|volontiers|voila|correct|evidemment|effectivement|certainement|impeccable|nickel|carrement|completement|super)$/,
    no: /^(?:non|nan|nope|no|jamais|incorrect|faux|negatif|aucunement|nullement)$/,
    yesPhrases: phrases(
      "pas de (?:probleme|souci|soucis)",
      "aucun (?:probleme|souci)",
      "pourquoi pas",
      "tout a fait",
      "d accord",
      "c est (?:bien )?ca",
      "c est (?:tout )?bon",
      "c est (?:exact|correct|parfait|juste|cela|bien ca)",
      "ca (?:me |nous )?(?:va|convient)(?: bien| tres bien)?",
      "ca marche",
      "tres bien",
      "bien sur(?! que non)",
      "(?<!pas )bien entendu",
      "en effet",
      "avec plaisir",
      "je (?:le |vous )?confirme",
      "je veux bien",
      "avec grand plaisir",
      "mais si",
      "si si",
      "^si$",
      "oui s il vous plait",
      "sans probleme",
      "on fait comme ca",
      "allez y",
      "ca me convient",
      "ca m arrange",
    ),
    noPhrases: phrases(
      "bien sur que non",
      "pas du tout",
      "surtout pas",
      "pas vraiment",
      "pas (?:maintenant|aujourd hui|tout de suite|necessaire|la peine|besoin)",
      "non merci",
      "absolument pas",
      "certainement pas",
      "pas d accord",
      "pas (?:tout a fait|exactement|forcement)",
      "(?:c est|est) pas (?:ca|bon|correct|exact|juste|possible|la peine|bien|cela)",
      "ca (?:ne )?(?:me |nous )?(?:va|convient|marche) pas",
      "ca (?:ne )?m arrange pas",
      "je (?:ne )?(?:veux|souhaite|prefere|peux|crois|pense) pas",
      "je prefere pas",
      "c est faux",
      "laissez tomber",
      "toujours pas",
      "j aime mieux pas",
      "je n en veux pas",
      "je ne (?:le )?confirme pas",
      "plutot pas",
      "ouais non",
    ),
    unsure: /\b(?:sais pas|peut etre|pas (?:sure?|certaine?)|aucune idee|oui et non|comme vous voulez|ca depend)\b/,
    contrary: /\b(?:pardon|enfin si|mais oui|si si|en fait)\b/,
  },
  en: {
    yes: /^(?:yes|yeah|yep|yup|yah|ya|sure|certainly|absolutely|correct|right|exactly|indeed|ok|okay|fine|perfect|great|good|definitely|aye|mhm|totally|oui|affirmative|please|lovely|alright|course)$/,
    no: /^(?:no|nope|nah|never|wrong|incorrect|negative|non|don)$/,
    yesPhrases: phrases(
      "no (?:problem|worries)",
      "why not",
      "of course(?! not)",
      "that (?:s|is) (?:right|correct|it|fine|great|perfect|good)",
      "sounds (?:good|great|fine)",
      "go ahead",
      "(?:that )?works (?:for me|great)",
      "that works",

      "i do",
      "it is",
      "i would(?: like that)?",
      "please do",
      "yes please",
      "(?:that|it) (?:ll|will) do",
      "i am",
      "all right",
      "you got it",
      "let s do (?:it|that)",
      "i think so",
      "i guess so",
      "not a problem",
    ),
    noPhrases: phrases(
      "not really",
      "not at all",
      "no thank(?:s| you)",
      "of course not",
      "certainly not",
      "absolutely not",
      "definitely not",
      "rather not",
      "not (?:now|today|yet|correct|right|quite|exactly|necessary|good|possible|anymore|that)",
      "(?:i )?don t (?:think so|want|need|like)",
      "i (?:do|would) not",
      "i wouldn t",
      "(?:it|that) (?:s|is) (?:not|wrong)(?: right| correct| it| good)?",
      "(?:it|that) isn t(?: right| correct| it)?",
      "doesn t work",
      "does not work",
      "can t (?:do|make) (?:it|that)",
      "won t work",
      "no way",
      "never mind",
    ),
    unsure: /\b(?:don t know|not sure|maybe|perhaps|no idea|yes and no|it depends|might)\b/,
    contrary: /\b(?:sorry|actually|i mean|wait)\b/,
  },
};

const GOODBYE =
  /\b(?:au revoir|bonne (?:journee|soiree|fin de journee|nuit|continuation)|a bientot|bye|goodbye|good bye|have a (?:good|nice|great|lovely) (?:day|evening|one|night|weekend|afternoon)|see you (?:then|later|soon|on)|ciao|a la prochaine|je vous laisse)\b/;
const DONE: Record<Locale, RegExp> = {
  fr: /\b(?:rien d autre|rien de plus|plus rien|j ai termine|j ai fini|plus de questions?|pas d autres? (?:questions?|choses?))\b|\b(?:c est tout|(?:ce|ca) sera tout|ca ira|voila c est tout)(?: (?:merci|pour|bon|voila|ce que je voulais|je crois|je pense|c est).*)?$|^(?:non )+merci(?: (?:c est bon|ca va|beaucoup|bien|a vous|non))*$|^merci (?:c est (?:tout|bon|parfait)|beaucoup c est tout)$/,
  en: /\b(?:nothing else|nothing more|no more questions|no other questions|i m (?:all )?(?:done|set|good)(?! at| with| for| to)|i am done)\b|\b(?:that (?:s|is|ll be|will be|would be) (?:all|everything|it))(?: (?:thanks|thank|for|i|from|then|cheers).*)?$|^(?:no )+(?:thanks|thank you)(?: (?:very much|so much|a lot|i m good|that s fine|no))*$/,
};

const FRENCH_ROLES =
  "quelqu un|humain|etre humain|vraie personne|(?:vraie? )?personne(?: (?:reelle|humaine|physique|en vrai))?|vrai (?:humain|etre humain|interlocuteur)|conseillere?|secretaire|patron(?:ne)?|responsable|gerante?|directeur|directrice|collegue|standard|standardiste|operateur|operatrice|agent|employee?|equipe|docteur|medecin|dentiste|interlocuteur|assistante?";
const ENGLISH_ROLES =
  "someone|somebody|human(?: being)?|(?:real |actual |live )?person|people|operator|agent|representative|manager|owner|receptionist|secretary|boss|staff(?: member)?|member of staff|doctor|colleague|assistant|advisor|team";

const HUMAN: Record<Locale, RegExp> = {
  fr: new RegExp(
    [
      `\\b(?:parler|parle|discuter|echanger|causer)(?: directement)? (?:a|au|avec|aux)(?: (?:un|une|le|la|l|votre|vos|mon|ma|des|de))?(?: (?:vrai|vraie|autre))? (?:${FRENCH_ROLES})\\b`,
      `\\b(?:passez|passe|passer|transferez|transferer|mettez|mettre|basculez|repassez)(?: moi| nous)?(?: en relation)?(?: (?:a|au|avec|vers|un|une|le|la|l|votre|de))* (?:${FRENCH_ROLES})\\b`,
      `\\b(?:avoir|joindre|avoir affaire a)(?: (?:a|un|une|le|la|l|votre))* (?:quelqu un|humain|etre humain|vraie personne|vrai humain|conseillere?|responsable|standard|patron(?:ne)?|gerante?)(?: (?:au telephone|en ligne|s il vous plait|de vrai|d humain|de vivant))?$`,
      "\\b(?:veux|voudrais|prefere|aimerais|besoin d) (?:un|une|d un|d une|avoir un|avoir une) (?:vrai |vraie |etre )?(?:humain|personne reelle|vraie personne|personne humaine)\\b",
      "\\b(?:une |un )(?:vraie personne|vrai humain|etre humain|humain s il vous plait)\\b",
      "\\b(?:pas|plus) (?:parler|discuter|envie de parler)? ?(?:a|avec) (?:un |une |votre )?(?:robot|machine|ordinateur|ia|repondeur)\\b",
      "\\b(?:veux|souhaite) pas (?:de |d un |d une |un |une )?(?:robot|machine)\\b",
    ].join("|"),
  ),
  en: new RegExp(
    [
      `\\b(?:speak|talk|chat)(?: directly)? (?:to|with)(?: (?:a|an|the|your|my|some))?(?: (?:real|actual|live|human))* (?:${ENGLISH_ROLES})\\b`,
      `\\b(?:put|transfer|connect|pass)(?: me| us)?(?: (?:through|over|to|with|on|a|an|the|your|some))* (?:${ENGLISH_ROLES})\\b`,
      "\\b(?:put me through|transfer me)\\b",
      "\\b(?:a |an )?(?:real|actual|live|human) (?:person|human|being|operator|agent)\\b",
      "\\b(?:want|need|prefer|like|get|have) (?:a|an) (?:human|operator|representative)\\b",
      "\\b(?:don t|not) (?:want to )?(?:talk|talking|speak|speaking) (?:to|with) (?:a |an |this )?(?:robot|machine|computer|bot|ai)\\b",
    ].join("|"),
  ),
};
const REFUSES_HUMAN: Record<Locale, RegExp> = {
  fr: /\b(?:pas (?:besoin|envie) de (?:parler|discuter)|veux pas parler) (?:a|au|avec)(?! (?:(?:un|une|le|la) )?(?:robot|machine|ordinateur|ia)\b)|\bvous etes (?:un humain|une vraie personne|un etre humain|une personne)\b|\betes vous (?:un humain|une vraie personne|un etre humain)\b/,
  en: /\b(?:don t|no) need to (?:speak|talk)\b|\bare you (?:a )?(?:real|human|actual)\b|\bam i (?:speaking|talking) (?:to|with)\b|\bis this a real\b/,
};
const BARE_HUMAN: Record<Locale, RegExp> = {
  fr: /^(?:un |une |le |la |l )?(?:humain|operateur|operatrice|standard|standardiste|conseiller|conseillere|vraie personne|responsable|secretaire|agent|quelqu un)(?: s il vous plait)?$/,
  en: /^(?:an? |the )?(?:operator|human|agent|representative|receptionist|real person|person|someone|manager)(?: please)?$/,
};

const REPEAT: Record<Locale, RegExp> = {
  fr: /\b(?:(?:vous |tu )?(?:pouvez|pourriez|peux|pourrais)(?: vous| tu)?(?: me)?(?: le)? (?:repeter|redire)|repetez|repete s il te plait|redites(?: moi)?|(?:rien|pas|mal) (?:entendu|compris|saisi|capte)|vous (?:ai|entends?) (?:mal|pas)|vous m avez dit quoi|qu est ce que vous (?:dites|avez dit|disiez)|vous (?:disiez|dites)$|j entends (?:mal|rien|pas))\b|\bencore une fois s il vous plait$/,
  en: /\b(?:(?:can|could|would|will) you (?:please )?(?:repeat|say (?:that|it) again)|say (?:that|it) again|(?:please )?repeat (?:that|it|please|the question)|come again|(?:didn t|did not|couldn t|could not|can t|don t) (?:quite )?(?:catch|hear|get|understand) (?:that|you|what you|it|a word)|what (?:was that|did you say)|one more time(?: please)?$|pardon me$|missed that)\b/,
};
const BARE_REPEAT: Record<Locale, RegExp> = {
  fr: /^(?:oui )?(?:pardon|comment|hein|quoi|comment ca|plait il|excusez moi|desolee?|vous dites|sorry|pardon comment|quoi pardon|comment pardon|allo pardon|pardon quoi|repete[rz]?)$/,
  en: /^(?:(?:i m )?sorry|pardon|what|huh|excuse me|eh|sorry what|what sorry|i beg your pardon|beg your pardon|repeat|again please|sorry again)$/,
};
