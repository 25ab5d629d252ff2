export const common = {
  title: "AvaFirst",
};
