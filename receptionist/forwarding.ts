/**
 * What to dial to send a line's calls to Ava. Mobile codes are the MMI codes of 3GPP TS 22.030 annex B (21 all calls, 61 no
 * reply, 62 not reachable, 67 busy), which every GSM network answers. A French fixed line takes the star codes of its switch or
 * box, which only agree on 21 and 61. Whatever depends on the contract is marked rather than guessed.
 */

/** `{number}` stands for where calls go, in international form. Null: no code that holds everywhere. */
export type ForwardingCode = { activate: string; cancel: string; check: string | null };
export type ForwardingCondition = "all" | "busy" | "noAnswer" | "unreachable";

export type ForwardingPlan = {
  id: string;
  /** The operator, or null for any operator of this kind of line. */
  operator: string | null;
  line: "mobile" | "landline";
  codes: Record<ForwardingCondition, ForwardingCode | null>;
  /** Ends every forwarding of the line at once. */
  cancelAll: string | null;
  /** True where the contract or the box may want another code or a customer area: say so beside the code. */
  checkWithOperator: boolean;
};

/** Seconds that a mobile rings before `noAnswer` forwards. The standard allows 5 to 30 in steps of 5. */
export const NO_ANSWER_SECONDS = 20;

const gsm = (service: 21 | 62 | 67): ForwardingCode => ({
  activate: `**${service}*{number}#`,
  cancel: `##${service}#`,
  check: `*#${service}#`,
});

/** 11 is the telephony service: without it the delay could not be given. */
const GSM_NO_ANSWER: ForwardingCode = {
  activate: `**61*{number}*11*${NO_ANSWER_SECONDS}#`,
  cancel: "##61#",
  check: "*#61#",
};

const GSM_CODES: ForwardingPlan["codes"] = {
  all: gsm(21),
  busy: gsm(67),
  noAnswer: GSM_NO_ANSWER,
  unreachable: gsm(62),
};

const FIXED_CODES: ForwardingPlan["codes"] = {
  all: { activate: "*21*{number}#", cancel: "#21#", check: null },
  busy: null,
  noAnswer: { activate: "*61*{number}#", cancel: "#61#", check: null },
  unreachable: null,
};

const mobile = (id: string, operator: string | null, checkWithOperator: boolean): ForwardingPlan => ({
  id,
  operator,
  line: "mobile",
  codes: GSM_CODES,
  cancelAll: "##002#",
  checkWithOperator,
});

const landline = (id: string, operator: string | null): ForwardingPlan => ({
  id,
  operator,
  line: "landline",
  codes: FIXED_CODES,
  cancelAll: null,
  checkWithOperator: true,
});

const FRANCE: readonly ForwardingPlan[] = [
  mobile("orange-mobile", "Orange", false),
  mobile("sfr-mobile", "SFR", false),
  mobile("bouygues-mobile", "Bouygues Telecom", false),
  mobile("free-mobile", "Free Mobile", false),
  landline("orange-landline", "Orange (Livebox)"),
  landline("sfr-landline", "SFR (box)"),
  landline("bouygues-landline", "Bouygues Telecom (Bbox)"),
  landline("free-landline", "Free (Freebox)"),
  mobile("mobile", null, true),
  landline("landline", null),
];

/** Plans for a country (ISO 3166-1 alpha-2). France by operator; elsewhere the GSM standard alone, to be checked. */
export const forwardingCodes = (country: string): ForwardingPlan[] =>
  country.toUpperCase() === "FR" ? [...FRANCE] : [mobile("mobile", null, true)];

/** A code ready to dial: `**21*+33199001234#`. */
export const dialForwarding = (code: string, number: string): string =>
  code.replaceAll("{number}", () => number.replaceAll(/[^+\d]/g, ""));

/** A plan whose every code is ready to dial. */
export const dialableForwarding = (plan: ForwardingPlan, number: string): ForwardingPlan => {
  const ready = (code: ForwardingCode | null) => code && { ...code, activate: dialForwarding(code.activate, number) };
  const { all, busy, noAnswer, unreachable } = plan.codes;
  return {
    ...plan,
    codes: { all: ready(all), busy: ready(busy), noAnswer: ready(noAnswer), unreachable: ready(unreachable) },
  };
};
