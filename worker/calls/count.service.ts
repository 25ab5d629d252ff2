/** How calls count in the figures: for whoever recounts them. */
export { countStatements } from "./count.queries";
