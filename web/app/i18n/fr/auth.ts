export const auth = {
  title: "AvaFirst",
};
