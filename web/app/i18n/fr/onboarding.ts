export const onboarding = {
  title: "Bienvenue",
};
