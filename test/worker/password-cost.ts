import { PASSWORD_COST } from "../../worker/auth/password";

const REAL = { ...PASSWORD_COST };

/** Makes a hash in a millisecond: what follows from a password is the same, and hundreds of tests begin with one. */
export const usePasswordsAtNoCost = (): void => void Object.assign(PASSWORD_COST, { ln: 6, r: 8, p: 1 });

/** For a file that is about what a password costs. */
export const usePasswordsAtTheirCost = (): void => void Object.assign(PASSWORD_COST, REAL);
