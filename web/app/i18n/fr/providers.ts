export const providers = {
  title: "Opérateurs",
};
