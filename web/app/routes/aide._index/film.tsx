import { useText } from "~/i18n/use-text";

/** The visit recorded by `npm run video`. Its French words are in the picture; captions come on for whoever reads another language. */
export function Film({ video, captions }: { video: string; captions: { fr: string; en: string } }) {
  const { t, locale } = useText();
  return (
    <section aria-labelledby="film" className="max-w-4xl">
      <h2 id="film" className="font-semibold text-20">
        {t("help:film.title")}
      </h2>
      <p className="mt-1 mb-4 text-14 text-ink-muted">{t("help:film.body")}</p>
      {/* The browser reads no byte of it before somebody presses play, but for its first picture and its length. */}
      <video
        controls
        playsInline
        preload="metadata"
        width={1280}
        height={720}
        className="h-auto w-full rounded-card border border-line"
      >
        <source src={video} type="video/webm" />
        <track kind="captions" src={captions.fr} srcLang="fr" label={t("help:film.captions.fr")} />
        <track
          kind="captions"
          src={captions.en}
          srcLang="en"
          label={t("help:film.captions.en")}
          default={locale === "en"}
        />
      </video>
    </section>
  );
}
