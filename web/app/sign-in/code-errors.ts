import { type FieldErrors, fieldErrors } from "../form-errors";

/** What is said under a field for six digits that holds something else. An empty one is asked for as everywhere. */
export const codeErrors =
  (text: "auth:code.wrong" | "auth:secondFactor.wrong"): FieldErrors =>
  (t) =>
  (issue) => {
    const general = fieldErrors(t)(issue);
    return issue.code === "invalid_type" ? general : t(text);
  };
