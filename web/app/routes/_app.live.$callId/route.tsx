import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { apiFor, readOrThrow } from "~/api.server";
import { loadCall } from "~/calls/call-detail.server";
import { CallNotFound } from "~/calls/call-not-found";
import { contactOf } from "~/calls/call-row";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { LiveCall } from "~/live/live-call";
import { steer } from "~/live/steer.server";
import { type Person, SteerPanel } from "~/live/steer-panel";
import { pageTitle } from "~/page-title";
import { Alert } from "~/ui/alert";
import { BackLink } from "~/ui/back-link";
import { Button } from "~/ui/button";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { useSession } from "~/use-session";
import { can } from "../../../../worker/permissions";

export async function loader(args: LoaderFunctionArgs) {
  const [detail, profiles] = await Promise.all([
    loadCall(args),
    apiFor(args.request, args.context)
      ["ava-profiles"].$get()
      .then((answer) => readOrThrow(args.request, answer)),
  ]);
  const people: Person[] = profiles.items
    .flatMap(({ profile }) => profile.staff)
    .map(({ name, phone }) => ({ name, number: phone }));
  const known = new Map(people.map((person) => [person.number, person]));
  return { ...detail, people: [...known.values()], orderKey: crypto.randomUUID() };
}

export const action = steer;
export const meta = pageTitle;

/** A call followed as it is spoken, with what its owner may do in it. */
export default function FollowedCall() {
  useAreaTexts("/live");
  const { t } = useText();
  const { role } = useSession();
  const { call, serverNowMs, people, orderKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [overId, setOverId] = useState<string | null>(call.status === "ended" ? call.id : null);
  const isOver = overId === call.id;
  return (
    <div className="grid min-w-0 gap-4">
      <BackLink to="/live" className="split:hidden">
        {t("desk:back")}
      </BackLink>
      {answer?.error && <Alert kind="bad">{answer.error}</Alert>}
      {isOver && (
        <Alert
          action={
            <Button asChild size="sm">
              <Link to={`/calls/${call.id}`} viewTransition>
                {t("desk:open")}
              </Link>
            </Button>
          }
        >
          {t("desk:over")}
        </Alert>
      )}
      <LiveCall
        key={call.id}
        callId={call.id}
        known={{ call, turns: call.turns, tools: call.tools }}
        serverNowMs={serverNowMs}
        title={contactOf(call, t)}
        onOver={() => setOverId(call.id)}
        footer={
          !isOver &&
          can(role, "calls:steer") && (
            <SteerPanel key={call.id} people={people} canTransfer={call.channel === "phone"} orderKey={orderKey} />
          )
        }
      />
    </div>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary statusHandlers={{ 404: <CallNotFound /> }} />;
