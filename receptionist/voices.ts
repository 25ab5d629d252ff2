import { SPOKEN_LANGUAGES, type SpokenLanguage, type VoiceChoice, type VoiceProvider } from "./profile.schema";

/** A voice that an owner can give to Ava. */
export type Voice = {
  provider: VoiceProvider;
  /** The provider's own id: Azure's neural voice name, or the name ElevenLabs voices go by at Vapi. */
  voiceId: string;
  name: string;
  languages: SpokenLanguage[];
  gender: "female" | "male";
};

const EVERY: SpokenLanguage[] = [...SPOKEN_LANGUAGES];

/** ElevenLabs voices are tied to no language: the multilingual models speak all of ours with the same voice. */
const elevenlabs = (voiceId: string, gender: Voice["gender"]): Voice => ({
  provider: "elevenlabs",
  voiceId,
  name: `${voiceId.charAt(0).toUpperCase()}${voiceId.slice(1)}`,
  languages: [...EVERY],
  gender,
});

const azure = (voiceId: string, name: string, gender: Voice["gender"], languages: SpokenLanguage[]): Voice => ({
  provider: "azure",
  voiceId,
  name,
  languages: [...languages],
  gender,
});

/** Chosen for the telephone: clear consonants, an even pace, nobody famous. Within a language the first is the safest. */
export const VOICES: readonly Voice[] = [
  azure("fr-FR-DeniseNeural", "Denise", "female", ["fr"]),
  azure("fr-FR-VivienneMultilingualNeural", "Vivienne", "female", EVERY),
  azure("fr-FR-HenriNeural", "Henri", "male", ["fr"]),
  azure("fr-FR-RemyMultilingualNeural", "Rémy", "male", EVERY),
  azure("en-GB-SoniaNeural", "Sonia", "female", ["en"]),
  azure("en-GB-RyanNeural", "Ryan", "male", ["en"]),
  azure("en-US-AvaMultilingualNeural", "Ava", "female", EVERY),
  azure("en-US-AndrewMultilingualNeural", "Andrew", "male", EVERY),
  azure("es-ES-ElviraNeural", "Elvira", "female", ["es"]),
  azure("es-ES-AlvaroNeural", "Álvaro", "male", ["es"]),
  azure("de-DE-KatjaNeural", "Katja", "female", ["de"]),
  azure("de-DE-ConradNeural", "Conrad", "male", ["de"]),
  azure("de-DE-SeraphinaMultilingualNeural", "Seraphina", "female", EVERY),
  azure("it-IT-ElsaNeural", "Elsa", "female", ["it"]),
  azure("it-IT-IsabellaNeural", "Isabella", "female", ["it"]),
  azure("it-IT-DiegoNeural", "Diego", "male", ["it"]),
  elevenlabs("sarah", "female"),
  elevenlabs("matilda", "female"),
  elevenlabs("andrea", "female"),
  elevenlabs("marissa", "female"),
  elevenlabs("paula", "female"),
  elevenlabs("myra", "female"),
  elevenlabs("mark", "male"),
  elevenlabs("ryan", "male"),
  elevenlabs("drew", "male"),
  elevenlabs("paul", "male"),
  elevenlabs("joseph", "male"),
  elevenlabs("phillip", "male"),
  elevenlabs("steve", "male"),
  elevenlabs("burt", "male"),
];

/** Voices that match what is given. Those made for the language come before those that speak every one. */
export const voicesFor = ({
  provider,
  language,
}: {
  provider?: VoiceProvider | undefined;
  language?: SpokenLanguage | undefined;
}): Voice[] => {
  const matching = VOICES.filter(
    (voice) =>
      (provider === undefined || voice.provider === provider) &&
      (language === undefined || voice.languages.includes(language)),
  );
  return language === undefined ? matching : matching.toSorted((a, b) => distance(a, language) - distance(b, language));
};

/** 0 for a voice of this language alone, 1 for a native voice that speaks others too, 2 for the rest. */
const distance = (voice: Voice, language: SpokenLanguage): number => {
  if (voice.languages.length === 1) return 0;
  return voice.voiceId.startsWith(`${language}-`) ? 1 : 2;
};

const DEFAULTS: Record<SpokenLanguage, VoiceChoice> = {
  fr: { provider: "azure", voiceId: "fr-FR-DeniseNeural" },
  en: { provider: "azure", voiceId: "en-GB-SoniaNeural" },
  es: { provider: "azure", voiceId: "es-ES-ElviraNeural" },
  de: { provider: "azure", voiceId: "de-DE-KatjaNeural" },
  it: { provider: "azure", voiceId: "it-IT-ElsaNeural" },
};

/** A native voice, so that the first call sounds like a person of the country. */
export const defaultVoice = (language: SpokenLanguage): VoiceChoice => ({ ...DEFAULTS[language] });
