import { type FetcherWithComponents, useFetcher } from "@remix-run/react";
import { MessageCircle, PhoneForwarded, PhoneOff } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { ConfirmButton } from "../confirm-button";
import { useText } from "../i18n/use-text";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import type { SteerAnswer } from "./steer.server";

/** Somebody of the organisation who takes calls. */
export type Person = { name: string; number: string };

type SteerPanelProps = {
  people: readonly Person[];
  /** A conversation in a browser has no telephone to put through. */
  canTransfer: boolean;
  /** By which a form that is sent twice is one order; the first of each form. */
  orderKey: string;
};

const SUGGESTIONS = ["wait", "back", "email"] as const;

/** What the owner may do in a call that goes on: give Ava a line, put the caller through, end it. */
export function SteerPanel({ people, canTransfer, orderKey }: SteerPanelProps) {
  const { t } = useText();
  return (
    <section aria-label={t("desk:steer.label")} className="grid gap-5 border-line border-t px-5 py-4">
      <Say orderKey={orderKey} />
      {canTransfer && <Transfer people={people} orderKey={orderKey} />}
      <HangUp orderKey={orderKey} />
    </section>
  );
}

function Say({ orderKey }: { orderKey: string }) {
  const { t } = useText();
  const fetcher = useFetcher<SteerAnswer>();
  const id = useId();
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const done = fetcher.data?.error === null ? fetcher.data.key : null;
  useEffect(() => {
    if (done === null) return;
    setText("");
    field.current?.focus();
  }, [done]);
  return (
    <fetcher.Form method="post" className="grid gap-2">
      <label htmlFor={id} className="font-medium text-13">
        {t("desk:steer.say")}
      </label>
      <Order fetcher={fetcher} intent="say" orderKey={orderKey} />
      <div className="flex gap-2 phone:flex-col">
        <Input
          ref={field}
          id={id}
          name="text"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t("desk:steer.sayPlaceholder")}
          aria-describedby={`${id}-hint`}
          maxLength={500}
          required
          autoComplete="off"
        />
        <Button type="submit" variant="primary" loading={fetcher.state !== "idle"} className="shrink-0">
          <MessageCircle aria-hidden="true" />
          {t("desk:steer.sayButton")}
        </Button>
      </div>
      <p id={`${id}-hint`} className="text-13 text-ink-muted">
        {t("desk:steer.sayHint")}
      </p>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t("desk:steer.suggestions.label")}</legend>
        {SUGGESTIONS.map((name) => (
          <Button
            key={name}
            size="sm"
            onClick={() => {
              setText(t(`desk:steer.suggestions.${name}`));
              field.current?.focus();
            }}
          >
            {t(`desk:steer.suggestions.${name}`)}
          </Button>
        ))}
      </fieldset>
      <Answer fetcher={fetcher}>{t("desk:steer.said")}</Answer>
    </fetcher.Form>
  );
}

function Transfer({ people, orderKey }: { people: readonly Person[]; orderKey: string }) {
  const { t } = useText();
  const fetcher = useFetcher<SteerAnswer>();
  const id = useId();
  const [to, setTo] = useState(people[0]?.number ?? "");
  return (
    <fetcher.Form method="post" className="grid gap-2">
      <Order fetcher={fetcher} intent="transfer" orderKey={orderKey} />
      <div className="flex flex-wrap items-end gap-2">
        {people.length > 0 && (
          <div className="grid min-w-48 flex-1 gap-1.5">
            <label htmlFor={id} className="font-medium text-13">
              {t("desk:steer.transferTo")}
            </label>
            <Select id={id} name="to" value={to} onChange={(event) => setTo(event.target.value)}>
              {people.map(({ name, number }) => (
                <option key={number} value={number}>
                  {name}
                </option>
              ))}
              <option value="">{t("desk:steer.other")}</option>
            </Select>
          </div>
        )}
        {to === "" && (
          <div className="grid min-w-48 flex-1 gap-1.5">
            <label htmlFor={`${id}-other`} className="font-medium text-13">
              {t("desk:steer.otherNumber")}
            </label>
            <Input id={`${id}-other`} name="other" type="tel" autoComplete="off" required />
          </div>
        )}
        <Button type="submit" loading={fetcher.state !== "idle"}>
          <PhoneForwarded aria-hidden="true" />
          {t("desk:steer.transferButton")}
        </Button>
      </div>
      <Answer fetcher={fetcher}>{t("desk:steer.transferring")}</Answer>
    </fetcher.Form>
  );
}

function HangUp({ orderKey }: { orderKey: string }) {
  const { t } = useText();
  const fetcher = useFetcher<SteerAnswer>();
  return (
    <div className="grid justify-items-start gap-2">
      <ConfirmButton
        label={
          <>
            <PhoneOff aria-hidden="true" />
            {t("desk:steer.hangUp")}
          </>
        }
        title={t("desk:steer.hangUpTitle")}
        body={t("desk:steer.hangUpBody")}
      >
        <fetcher.Form method="post">
          <Order fetcher={fetcher} intent="hang-up" orderKey={orderKey} />
          <Button type="submit" variant="danger">
            {t("desk:steer.hangUp")}
          </Button>
        </fetcher.Form>
      </ConfirmButton>
      <Answer fetcher={fetcher}>{t("desk:steer.hungUp")}</Answer>
    </div>
  );
}

type OrderProps = { fetcher: FetcherWithComponents<SteerAnswer>; intent: string; orderKey: string };

/** Names the order. Once it has been taken the next is another. */
function Order({ fetcher, intent, orderKey }: OrderProps) {
  const count = useRef(0);
  const taken = useRef<SteerAnswer | undefined>(undefined);
  if (fetcher.data !== taken.current) {
    taken.current = fetcher.data;
    count.current += 1;
  }
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="key" value={`${orderKey}-${intent}-${count.current}`} />
    </>
  );
}

/** What came of the last order, read out. */
function Answer({ fetcher, children }: { fetcher: FetcherWithComponents<SteerAnswer>; children: ReactNode }) {
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  return (
    <div role="status">
      {answer &&
        (answer.error === null ? (
          <p className="text-13 text-good">{children}</p>
        ) : (
          <Alert kind="bad">{answer.error}</Alert>
        ))}
    </div>
  );
}
