export const calls = {
  title: "Appels",
};
