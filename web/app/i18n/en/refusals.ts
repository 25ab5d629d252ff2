import type { refusals as fr } from "../fr/refusals";
import type { Translated } from "../resources";

export const refusals: Translated<typeof fr> = {
  tryAgain: "Too many tries in a short time. Try again in {{wait}}.",
  field: {
    password: "This password is too common. Choose another one.",
    current: "This is not your current password.",
    email: "This address isn't accepted.",
    phone: "This number cannot receive a code. Enter a mobile number of a country we serve.",
    code: "That is not the right code. Check it, or ask for a new one.",
    dialled: "Ava does not ring this number: no premium-rate, shared-cost, short or emergency numbers.",
    other: "This answer isn't accepted.",
  },
};
