import type { Manner, Sentences } from "./sentences";

export const french = ({ tone, formality, businessName }: Manner): Sentences => {
  const to = (vous: string, tu: string): string => (formality === "vous" ? vous : tu);
  return {
    fine: { professional: "Bien.", friendly: "Très bien.", playful: "Super !" }[tone],
    hello: to("Bonjour, que puis-je faire pour vous ?", "Bonjour, que puis-je faire pour toi ?"),
    whatCanIDo: to("Que puis-je faire pour vous ?", "Que puis-je faire pour toi ?"),
    listening: to("Je vous écoute.", "Je t’écoute."),
    welcome: {
      professional: to("Je vous en prie.", "Je t’en prie."),
      friendly: "Avec plaisir.",
      playful: "Avec grand plaisir !",
    }[tone],
    wellThanks: to("Très bien, merci à vous.", "Très bien, merci à toi."),
    iAmAva: `Oui, je suis Ava, l’assistante IA de ${businessName}.`,
    youReached: `C’est Ava, l’assistante IA de ${businessName}.`,
    again: {
      professional: "Excusez-moi, je n’ai pas compris.",
      friendly: "Pardon, je n’ai pas bien compris.",
      playful: "Oups, je n’ai pas bien compris.",
    }[tone === "professional" && formality === "tu" ? "friendly" : tone],
    repeatEmpty: to("Dites-moi ce que je peux faire pour vous.", "Dis-moi ce que je peux faire pour toi."),
    anythingElse: to("Puis-je faire autre chose pour vous ?", "Puis-je faire autre chose pour toi ?"),
    goodbye: {
      professional: to("Merci de votre appel, au revoir.", "Merci de ton appel, au revoir."),
      friendly: to("Merci de votre appel, et bonne journée !", "Merci de ton appel, et bonne journée !"),
      playful: to("Merci de votre appel, et à très vite !", "Merci de ton appel, et à très vite !"),
    }[tone],
    spamGoodbye: "Merci, mais cela ne nous intéresse pas. Au revoir.",
    dropped: "D’accord, on en reste là.",
    unknown: to(
      "Je ne sais pas, et je ne veux pas vous dire de bêtise : je note votre question pour l’équipe.",
      "Je ne sais pas, et je ne veux pas te dire de bêtise : je note ta question pour l’équipe.",
    ),
    passOn: "Je peux transmettre cela à l’équipe.",
    askService: "Pour quelle prestation ?",
    askServiceOf: (names) => `Est-ce pour ${names} ?`,
    offerBooking: to("Souhaitez-vous prendre rendez-vous ?", "Veux-tu prendre rendez-vous ?"),
    askWhen: to("Quel jour vous arrangerait ?", "Quel jour t’arrangerait ?"),
    askOtherWhen: to("Quel autre jour vous arrangerait ?", "Quel autre jour t’arrangerait ?"),
    dayIs: (calendarDate) => `Ce jour-là, nous serons le ${calendarDate}.`,
    askSlot: to("Lequel préférez-vous ?", "Lequel préfères-tu ?"),
    askOneSlot: to("Cela vous convient-il ?", "Ça te convient ?"),
    chosen: (slot) => `Je retiens ${slot}.`,
    askName: to("À quel nom, s’il vous plaît ?", "À quel nom, s’il te plaît ?"),
    nameAgain: to("Pouvez-vous m’épeler votre nom ?", "Peux-tu m’épeler ton nom ?"),
    thanksName: (name) => `Merci, ${name}.`,
    askPhone: to("À quel numéro peut-on vous joindre ?", "À quel numéro peut-on te joindre ?"),
    askRightPhone: "Quel est le bon numéro ?",
    phoneSoFar: (digits) => `J’ai ${digits}, et ensuite ?`,
    phoneAgain: to(
      "Je n’ai pas saisi le numéro, pouvez-vous le redire chiffre par chiffre ?",
      "Je n’ai pas saisi le numéro, peux-tu le redire chiffre par chiffre ?",
    ),
    offerCallerId: (phone) => to(`Je vous rappelle au ${phone} ?`, `Je te rappelle au ${phone} ?`),
    askEmail: to("À quelle adresse e-mail peut-on vous écrire ?", "À quelle adresse e-mail peut-on t’écrire ?"),
    askRightEmail: "Quelle est la bonne adresse ?",
    spellEmail: to(
      "Pouvez-vous m’épeler l’adresse, lettre par lettre ?",
      "Peux-tu m’épeler l’adresse, lettre par lettre ?",
    ),
    emailSoFar: (heard) => `J’ai ${heard}, et ensuite ?`,
    readEmailBack: (email) => `Je note ${email}, c’est bien ça ?`,
    readBack: (phone) => `Je note le ${phone}, c’est bien ça ?`,
    askMessage: "Quel message dois-je transmettre ?",
    offerMessage: to("Voulez-vous laisser un message ?", "Veux-tu laisser un message ?"),
    offerTransfer: (name) => to(`Voulez-vous que je vous passe ${name} ?`, `Veux-tu que je te passe ${name} ?`),
    transferFailed: "Je suis désolée, personne ne répond pour le moment. Je prends votre message.".replace(
      "votre",
      to("votre", "ton"),
    ),
    urgent: "Je comprends, c’est urgent.",
    danger: (numbers) =>
      to(
        `En cas de danger immédiat, raccrochez et appelez le ${numbers}.`,
        `En cas de danger immédiat, raccroche et appelle le ${numbers}.`,
      ),
    cannotChange: to(
      "C’est l’équipe qui s’occupe des rendez-vous déjà pris : je lui transmets votre demande.",
      "C’est l’équipe qui s’occupe des rendez-vous déjà pris : je lui transmets ta demande.",
    ),
    noteDown: to("Je note votre demande pour l’équipe.", "Je note ta demande pour l’équipe."),
    anythingElseShort: "Autre chose ?",
    failedTool: "Je n’y arrive pas pour le moment.",
    urgentMark: "URGENT :",
    unsaid: "à convenir",
  };
};
