/** Who people are, for the domains that change it: how they log in, and what they call themselves. */
export {
  changeUser,
  createUser,
  getUser,
  getUserByEmail,
  getUserByPhone,
  updateUser,
} from "./auth.queries";
export { writeUnless } from "./undo.queries";
