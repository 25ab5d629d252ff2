export const errors = {
  title: "AvaFirst",
};
