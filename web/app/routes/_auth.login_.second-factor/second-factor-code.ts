import { AnswerSecondFactor } from "../../../../worker/mfa/mfa.schema";

/** What the page sends: six digits, or a recovery code. Which log-in it ends, a cookie of the API's knows. */
export const SecondFactorCode = AnswerSecondFactor.pick({ code: true });
