import type { Lexicon } from "./lexicon";

/** What French callers say, without accents, apostrophes or punctuation. */
export const FRENCH: Lexicon = {
  hours:
    /\b(?:horaires?|heures? d ouverture|ouvert(?:e|s|es)?|ouvrez|ouvre(?:s|nt)?|ouverture|fermez|ferme(?:s|e|es)?|fermeture|jusqu a quelle heure|(?:vous etes|t es|tu es) la (?:le|demain|aujourd|ce|cet|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))\b/,
  address:
    /\b(?:(?<!mon |mon adresse |ton )adresse(?! (?:mail|e mail|email|electronique))|(?:vous etes|tu es|c est|vous trouvez|te trouves|se trouve|situe(?:s|e|es)?|se situe) ou|ou (?:est ce que (?:vous|tu)|etes vous|es tu|est|se trouve|se situe|vous etes|vous trouvez|etes|puis je vous trouver|je peux vous trouver|c est)|dans quelle (?:rue|ville)|quelle rue|comment (?:venir|je viens|vient on|on vient|faire pour venir|vous rejoindre|vous trouver)|situe(?:s|es)?|localisation)\b/,
  price:
    /\b(?:combien|prix|tarifs?|coute(?:nt|rait|ra)?|couts?|cher(?:s|e|es)?|facturez|factures combien|prenez combien|(?:je|on) (?:dois|paie|paye) combien)\b(?! (?:de temps|ca dure|ca prend|vous etes|vous serez|de personnes))/,
  duration:
    /\b(?:combien de temps|dure(?:nt|ra|rait)?|duree|(?:c est|est ce|ca prend|prend) longtemps|prend combien)\b/,
  services:
    /\b(?:(?:quels?|quelles?|vos|votre|les|liste des?) (?:sont (?:vos|les) )?(?:prestations?|services?|soins|menus?|types? de)|(?:que|qu est ce que|quoi) (?:vous )?(?:proposez|faites|propose|fais|offrez)(?! vous (?:ouvert|le|samedi))|(?:vous|tu) (?:proposez|faites|proposes|fais) quoi|(?:vous faites|faites vous|vous proposez|proposez vous|tu fais|pratiquez vous|vous pratiquez|vous prenez en charge) (?:aussi )?(?:des|du|de|les|le|la|l|un|une))\b/,
  change:
    /\b(?:annul\w+|deplac\w+|report\w+|decal\w+|avanc(?:er|e)|modifi\w+|chang\w+)\b.{0,40}\b(?:rendez vous|rdv|reservation|creneau|table|visite|seance)\b|\b(?:rendez vous|rdv|reservation)\b.{0,40}\b(?:annul\w+|deplac\w+|report\w+|decal\w+|modifi\w+|changer)\b/,
  existing:
    /\b(?:(?:j ai|j avais|nous avons|on a|mon|notre) (?:deja )?(?:un |une |pris )?(?:rendez vous|rdv|reservation)|(?:en|du) retard)\b/,
  book: /\b(?:rendez vous|rdv|reserver|reservation|reserve(?:z|r)?|creneaux?|disponible[s]?|disponibilites?|dispos?|de la place|(?:une|des) places? (?:libres?|dispo\w*|pour|ce|cet|cette|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi)|table pour|passer (?:demain|lundi|mardi|mercredi|jeudi|vendredi|samedi)|(?:pouvez|pourriez|peux|puis|peut) (?:vous |je |on )?(?:venir|intervenir|passer|me prendre)|booker)\b/,
  wish: /\b(?:je (?:voudrais|voulais|veux|souhaite|souhaiterais|cherche|viens|vous appelle pour)|j (?:aimerais|aurais (?:aime|besoin))|j ai besoin|il (?:me|nous) (?:faut|faudrait)|c est pour|ce serait pour|on (?:voudrait|aimerait)|nous (?:voudrions|souhaitons))\b/,
  message:
    /\b(?:messages?|rappeler|rappelez|rappelle(?:nt|r)?|rappelee?s?|rappel|recontact\w+|(?:dites|dire|dis) (?:lui|leur|au|a la|a)|transmettre|faire passer|prevenir|prevenez)\b/,
  robot:
    /\b(?:(?:etes vous|vous etes|tu es|es tu|t es|c est|est ce que c est|je parle a|suis je avec|parle a) (?:bien |vraiment )?(?:un |une |l )?(?:vraie? )?(?:robot|machine|ia|i a|intelligence artificielle|ordinateur|bot|repondeur|personne|humaine?|etre humain|automate))\b/,
  "where-am-i":
    /\b(?:(?:je suis|suis je|c est) bien (?:chez|au|a la|a l|le|la)|c est qui|qui est (?:a l appareil|ce)|(?:vous etes|tu es) qui)\b/,
  "small-talk":
    /\b(?:comment (?:allez vous|vas tu|ca va)|vous allez bien|tu vas bien|ca va bien|(?:bonjour|salut) ca va)\b|^ca va$/,
  drop: /\b(?:laissez? tomber|^non rien$|oubliez?|tant pis|je (?:vais )?rappeler(?:ai)? plus tard|annulez tout|j ai change d avis)\b/,
  greeting: /^(?:allo|oui|bonjour|bonsoir|salut|hello|madame|monsieur|ava| )+$/,
  thanks: /\bmerci\b/,
  goodbye: /\b(?:au revoir|bonne (?:journee|soiree|nuit|fin de journee)|a bientot|ciao|je raccroche)\b/,
  question:
    /\b(?:est ce que|qu est ce|quels?|quelles?|comment|pourquoi|combien|quand|ou|qui|peut on|puis je|avez vous|etes vous|faites vous|faut il|y a t il|acceptez|(?:vous|tu) (?:avez|faites|prenez|acceptez|etes|savez|pouvez|as|fais|peux)|je (?:voudrais|voulais|peux) savoir|(?:c est|il y a|on peut) .* ou pas)\b/,
  border: /[.?!;]+(?:\s|$)|,\s+(?:et\s+|puis\s+)?|\s+(?:et|puis|sinon|mais)\s+(?=\S)/i,
  listed: /,\s+|\s+(?:et|ou)\s+/i,
  instead: /\b(?:plutot|en fait|finalement|pardon|non|autre|changer|a la place|je prefere|mieux)\b/,
  none: /\b(?:aucun(?:e)?|rien (?:de tout|d autre|avant|apres)|trop (?:tard|tot|loin)|plus (?:tot|tard)|autre(?:s)? (?:jour|date|creneau|chose|moment|horaire)s?|ni l un|pas (?:possible|libre|disponible)|(?:ne )?m arrangent? pas|(?:ne )?(?:me )?conviennent? pas)\b/,
  any: /\b(?:peu importe|pas de preference|n importe|egal|comme vous voulez|quand vous voulez|sais pas|au choix)\b/,
  soon: /\b(?:premier(?:e)?s? dispo\w*|des que possible|(?:au|le) plus (?:vite|tot)|rapidement|assez vite|tres vite)\b/,
  ordinals: [
    /\b(?:premiere?|1er|1ere|le un|numero un)\b/,
    /\b(?:deuxieme|seconde?|le deux|2e|2eme|numero deux)\b/,
    /\b(?:troisieme|le trois|3e|3eme|numero trois)\b/,
  ],
  last: /\b(?:dernier|derniere)\b/,
  messageHead:
    /^.*?\b(?:pour (?:lui |leur )?dire (?:que|qu)|(?:dites|dire|dis)(?:[ -](?:lui|leur|moi|au \S+|à \S+ \S+|a l'équipe))? (?:que\s|qu['’]|de\s)|(?:le )?message (?:est|suivant)(?: :)?|pour (?:signaler|prévenir|demander)(?: (?:que\s|qu['’]))?)\s*/i,
  danger:
    /\b(?:respire (?:plus|mal|pas)|(?:du )?mal a respirer|poitrine|inconscient\w*|hemorragie|infarctus|avc|suicid\w*|saigne beaucoup|fuite de gaz|odeur de gaz|sent le gaz|incendie|(?:en|prend|au|le) feu)\b/,
};
