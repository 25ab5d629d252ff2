import { Form, Link } from "@remix-run/react";
import { RotateCw, Settings2 } from "lucide-react";
import type { ReactNode } from "react";
import { ConfirmButton } from "~/confirm-button";
import { useText } from "~/i18n/use-text";
import { weekInLines } from "~/opening/week-in-lines";
import { TesterButton } from "~/tester/tester-button";
import { TEXT_LINK } from "~/ui/auth-shell";
import { Badge, type Tone } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { cn } from "~/ui/cn";
import { Spinner } from "~/ui/spinner";
import { SubmitButton } from "~/ui/submit-button";
import { useSession } from "~/use-session";
import type { Opening } from "../../../receptionist/profile.schema";
import { can } from "../../../worker/permissions";
import { besideWeekWords, PROVIDER_NAMES, problemWords, routingWords } from "./line-words";
import type { Line, LineProfile } from "./lines.server";
import { openingAt } from "./opening-at";

const TONES: Record<Line["status"], Tone> = {
  active: "good",
  activating: "accent",
  blocked: "bad",
  unconfirmed: "warn",
  releasing: "warn",
};

type LineCardProps = { line: Line; profiles: readonly LineProfile[] };

/** One number: how it stands, how it answers, and what can be done with it. */
export function LineCard({ line, profiles }: LineCardProps) {
  const { t } = useText();
  const { status, shown, areaCode, label } = line;
  const mayWrite = can(useSession().role, "numbers:write");
  const name = shown ?? (areaCode ? t("numbers:pendingIn", { areaCode }) : t("numbers:pending"));
  return (
    <Card padded aria-label={name} className="grid gap-4">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h2 className={cn("tabular font-semibold", shown ? "text-20" : "text-16 text-ink-muted")}>{name}</h2>
            <Badge tone={TONES[status]}>
              {status === "activating" && <Spinner className="size-3" />}
              {t(`numbers:state.${status}`)}
            </Badge>
            <Badge outlined>{PROVIDER_NAMES[line.provider]}</Badge>
          </div>
          {label && label !== line.number && label !== shown && <p className="text-13 text-ink-muted">{label}</p>}
        </div>
        {mayWrite && <LineButtons line={line} name={name} />}
      </header>
      <State line={line} mayWrite={mayWrite} />
      <Facts line={line} profiles={profiles} />
    </Card>
  );
}

/** The state in a sentence, and what mends it. */
function State({ line, mayWrite }: { line: Line; mayWrite: boolean }) {
  const { t } = useText();
  const problem = problemWords(line, t);
  const { id, status, provider } = line;
  const isSettled = status !== "unconfirmed" && status !== "releasing";
  const why = t(`numbers:why.${status === "unconfirmed" && provider === "twilio" ? "unconfirmedImport" : status}`, {
    provider: PROVIDER_NAMES[provider],
  });
  if (status === "active" && problem === null) return <p className="-mt-2 text-13 text-ink-muted">{why}</p>;
  return (
    <div
      className={cn(
        "flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-control px-3.5 py-3 text-13",
        status === "blocked" ? "bg-bad-soft" : status === "activating" ? "bg-accent/6" : "bg-warn-soft",
      )}
    >
      <div className="grid max-w-[72ch] flex-1 basis-72 gap-0.5">
        <p>{why}</p>
        {problem && <p className="text-ink-muted">{t("numbers:problem", { why: problem })}</p>}
      </div>
      {mayWrite && !isSettled && (
        <LineForm id={id} status={status}>
          <SubmitButton intent="settle" variant="secondary" size="sm">
            <RotateCw aria-hidden="true" />
            {t("numbers:settle.action")}
          </SubmitButton>
        </LineForm>
      )}
      {mayWrite && status === "blocked" && (
        <Button asChild size="sm">
          <Link to="/settings/providers">{t("numbers:account")}</Link>
        </Button>
      )}
    </div>
  );
}

const LineForm = ({ id, status, children }: Pick<Line, "id" | "status"> & { children: ReactNode }) => (
  <Form method="post" action="/phone-numbers" preventScrollReset>
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="was" value={status} />
    {children}
  </Form>
);

function LineButtons({ line, name }: { line: Line; name: string }) {
  const { t } = useText();
  const { id, status, provider, shown } = line;
  const isThere = status !== "unconfirmed" && status !== "releasing";
  return (
    <div className="flex flex-wrap items-center gap-2 phone:w-full">
      {isThere && (
        <Button asChild size="sm">
          <Link
            to={`/phone-numbers/${id}`}
            preventScrollReset
            prefetch="intent"
            aria-label={t("numbers:configure.of", { number: name })}
          >
            <Settings2 aria-hidden="true" />
            {t("numbers:configure.action")}
          </Link>
        </Button>
      )}
      {status === "active" && provider === "twilio" && (
        <TesterButton
          line={{ id, words: t("numbers:tryLine.action"), label: t("numbers:tryLine.of", { number: name }) }}
        />
      )}
      {status !== "releasing" && (
        <ConfirmButton
          label={
            <>
              <span aria-hidden="true">{t("numbers:release.action")}</span>
              <span className="sr-only">{t("numbers:release.of", { number: name })}</span>
            </>
          }
          size="sm"
          variant="quiet"
          title={shown ? t("numbers:release.title", { number: shown }) : t("numbers:release.titleUnknown")}
          body={t(`numbers:release.${provider}`)}
        >
          <LineForm id={id} status={status}>
            <SubmitButton intent="release" variant="danger">
              {t("numbers:release.confirm")}
            </SubmitButton>
          </LineForm>
        </ConfirmButton>
      )}
    </div>
  );
}

/** Who answers, how, and when. */
function Facts({ line, profiles }: LineCardProps) {
  const { t } = useText();
  const { provider, hours, afterHours, routing, status, number, shown } = line;
  const profile = profiles.find(({ id }) => id === line.profileId);
  const shared = profile ?? profiles[0];
  const isForwarded = routing === "forward" && line.forwardTo !== null;
  const opening = shared && openingAt(line, shared.opening);
  return (
    <>
      <dl className="grid gap-x-8 gap-y-3 border-line border-t pt-4 text-14 sm:grid-cols-2 split:grid-cols-[1fr_1.1fr_1.7fr_1fr]">
        <Fact name={t("numbers:facts.answers")}>
          {profile ? `Ava · ${profile.name}` : <span className="text-warn">{t("numbers:facts.nobody")}</span>}
        </Fact>
        <Fact name={t("numbers:facts.routing")}>{routingWords(line, line.forwardShown, t)}</Fact>
        {!isForwarded && provider === "vapi" && <Fact name={t("numbers:facts.hours")}>{t("numbers:facts.vapi")}</Fact>}
        {!isForwarded && provider === "twilio" && opening && (
          <>
            <Fact name={t("numbers:facts.hours")}>
              <OpeningLines opening={opening} />
              <p className="text-12 text-ink-muted">
                {t(hours === null ? "numbers:hours.shared" : "numbers:hours.own")}
              </p>
            </Fact>
            <Fact name={t("numbers:facts.after")}>{t(`numbers:after.${afterHours}`)}</Fact>
          </>
        )}
      </dl>
      {status === "active" && provider === "vapi" && number !== null && (
        <p className="text-13 text-ink-muted">
          {t("numbers:tryLine.call")}{" "}
          <a href={`tel:${number}`} className={`tabular ${TEXT_LINK}`}>
            {shown}
          </a>
          .
        </p>
      )}
    </>
  );
}

/** The week in as few lines as it has different days, then what is beside it. */
function OpeningLines({ opening }: { opening: Opening }) {
  const { t, locale } = useText();
  const open = weekInLines(opening.hours, locale).filter(({ times }) => times.length > 0);
  return (
    <ul className="grid gap-0.5">
      {open.length === 0 && <li>{t("numbers:hours.never")}</li>}
      {open.map(({ days, times }) => (
        <li key={days} className="tabular flex flex-wrap gap-x-2">
          <span className="whitespace-nowrap text-ink-muted">{days}</span>
          {times.map((time, index) => (
            <span key={time} className="whitespace-nowrap">
              {time}
              {index < times.length - 1 && ","}
            </span>
          ))}
        </li>
      ))}
      {besideWeekWords(opening, t).map((words) => (
        <li key={words} className="text-13 text-ink-muted">
          {words}
        </li>
      ))}
    </ul>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid min-w-0 content-start gap-0.5">
    <dt className="text-12 text-ink-muted">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);
