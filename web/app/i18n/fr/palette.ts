/** What opens over any page: the command palette, and the list of keyboard shortcuts. */
export const palette = {
  title: "Palette de commandes",
  placeholder: "Page, appel ou action…",
  nothing: "Rien ne correspond.",
  pages: "Pages",
  calls: "Appels",
  recent: "Appels récents",
  allCalls: "Voir tous les appels avec « {{words}} »",
  actions: "Actions",
  test: "Nouvel appel d'essai",
  language: "Passer en anglais",
  theme: { light: "Thème clair", dark: "Thème sombre", system: "Thème de l'appareil" },
  export: "Exporter les appels en CSV",
  shortcuts: "Raccourcis clavier",
  logOut: "Se déconnecter",
  keys: { title: "Raccourcis clavier", body: "Actifs hors des champs de saisie.", space: "Espace" },
};
