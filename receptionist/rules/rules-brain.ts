import type { RulesBrain } from "../conversation/brain";

/** Stands in until the rules are written: the author of receptionist/rules replaces this file. */
export const rulesBrain: RulesBrain = () => [{ type: "text", text: "Je vous écoute. " }];
