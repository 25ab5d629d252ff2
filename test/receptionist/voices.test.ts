import { expect, test } from "vitest";
import { ReceptionistProfile, SPOKEN_LANGUAGES, VoiceProvider } from "../../receptionist/profile.schema";
import { defaultVoice, VOICES, voicesFor } from "../../receptionist/voices";
import { Voice } from "../../worker/receptionists/receptionists.schema";

test("both providers have a woman's and a man's voice in every language", () => {
  for (const language of SPOKEN_LANGUAGES) {
    for (const provider of VoiceProvider.options) {
      const genders = new Set(voicesFor({ provider, language }).map((voice) => voice.gender));
      expect(genders, `${provider} ${language}`).toEqual(new Set(["female", "male"]));
    }
  }
});

test("a filter answers what it was asked and nothing else, and no filter answers all", () => {
  expect(voicesFor({})).toHaveLength(VOICES.length);
  expect(voicesFor({ provider: "azure" }).every((voice) => voice.provider === "azure")).toBe(true);
  expect(voicesFor({ language: "de" }).every((voice) => voice.languages.includes("de"))).toBe(true);
  expect(voicesFor({ language: "de" })[0]?.voiceId).toMatch(/^de-DE-/);
});

test("no voice is listed twice, and each is one that the API and a profile accept", () => {
  expect(new Set(VOICES.map(({ provider, voiceId }) => `${provider}:${voiceId}`)).size).toBe(VOICES.length);
  for (const voice of VOICES) {
    expect(Voice.parse(voice)).toEqual(voice);
    expect(ReceptionistProfile.shape.voice.safeParse(voice).success).toBe(true);
    if (voice.provider === "azure") expect(voice.voiceId).toMatch(/^[a-z]{2}-[A-Z]{2}-\w+Neural$/);
  }
});

test("the default voice of each language is on the list and native to it", () => {
  for (const language of SPOKEN_LANGUAGES) {
    const chosen = defaultVoice(language);
    const listed = VOICES.find((voice) => voice.voiceId === chosen.voiceId && voice.provider === chosen.provider);
    expect(listed?.languages).toContain(language);
    expect(listed?.voiceId.startsWith(`${language}-`)).toBe(true);
  }
});
