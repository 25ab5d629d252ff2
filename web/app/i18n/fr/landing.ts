export const landing = {
  title: "Ava répond quand vous ne pouvez pas.",
  body: "Une réceptionniste pour votre ligne : elle accueille chaque appel, prend les rendez-vous et les messages, et vous transfère ce qui compte. Prête en quelques minutes, sans changer de numéro.",
  start: "Essayer avec Ava",
  logIn: "Se connecter",
  note: "Un appel d'essai dans les dix minutes. Sans carte bancaire.",
  points: {
    answer: {
      title: "Chaque appel a une réponse",
      body: "Le soir, pendant un rendez-vous, ou quand trois clients appellent à la fois.",
    },
    facts: {
      title: "Rien d'inventé",
      body: "Horaires, prix et créneaux viennent de vous seul. Ava prend un message quand elle ne sait pas.",
    },
    follow: {
      title: "Vous suivez tout",
      body: "La conversation s'écrit sous vos yeux ; le résumé et le coût de chaque appel restent dans votre tableau de bord.",
    },
  },
  footer:
    "Ava se présente comme une intelligence artificielle au début de chaque appel, comme le demande le règlement européen sur l'IA (art. 50).",
};
