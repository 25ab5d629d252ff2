import { useFetcher } from "@remix-run/react";
import { SlidersHorizontal } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Locale } from "../../../worker/lib/schemas";
import { wallClockText } from "../calls/wall-clock";
import { useAreaTexts } from "../i18n/use-area-texts";
import { useText } from "../i18n/use-text";
import type { action, loader } from "../routes/_app.tester/route";
import { Button } from "../ui/button";
import { SidePanel } from "../ui/dialog";
import { Skeleton } from "../ui/skeleton";
import { AnswerCard } from "./answer-card";
import { BrowserCall } from "./browser-call";
import { type Sent, TesterForm } from "./tester-form";

/** The tester beside a page: what to try, how Ava would answer it, and Ava herself. Closing it hangs up. */
function TesterPanel({
  onClose,
  lineId = "",
}: {
  onClose: () => void /** The line to begin with. */;
  lineId?: string;
}) {
  useAreaTexts("/tester");
  const { t, locale } = useText();
  const ask = useFetcher<typeof loader>();
  const start = useFetcher<typeof action>();
  const [isTalking, setTalking] = useState(false);
  const last = useRef<FormData | null>(null);
  const hangUp = useRef<(() => void) | null>(null);
  const answerCard = useRef<HTMLDivElement>(null);
  const { load } = ask;
  useEffect(() => load(`/tester?numberId=${lineId}`), [load, lineId]);
  const isAsking = ask.state !== "idle" && ask.formMethod !== undefined;
  const wasAsking = useRef(false);
  useEffect(() => {
    if (wasAsking.current && !isAsking) answerCard.current?.scrollIntoView({ block: "nearest" });
    wasAsking.current = isAsking;
  }, [isAsking]);
  const begun = start.data?.callId ? start.data : null;
  const tester = ask.data?.tester;

  function send({ data, method }: Sent) {
    if (method === "get") return ask.submit(data, { method, action: "/tester" });
    last.current = data;
    talk();
  }
  /** The same question again is another conversation. */
  function talk() {
    const data = last.current;
    if (!data) return;
    data.set("panel", "yes");
    data.set("key", crypto.randomUUID());
    setTalking(true);
    start.submit(data, { method: "post", action: "/tester" });
  }
  const leave = (then: () => void) => () => {
    hangUp.current?.();
    then();
  };
  const isStarting = start.state !== "idle";
  const isShown = isTalking && begun !== null && !(isStarting && start.formData);

  return (
    <SidePanel open onOpenChange={leave(onClose)} title={t("tester:panel.title")} description={t("tester:panel.body")}>
      {isShown && tester ? (
        <div className="flex min-h-0 flex-1 flex-col">
          <div className="border-line border-b px-3 pb-2">
            <Button variant="quiet" size="sm" onClick={leave(() => setTalking(false))}>
              <SlidersHorizontal aria-hidden="true" />
              {t("tester:panel.change")}
            </Button>
          </div>
          <BrowserCall
            key={begun.callId}
            callId={begun.callId}
            known={null}
            serverNowMs={begun.serverNowMs}
            title={momentOf(last.current, locale) ?? tester.choices.businessName}
            language={tester.choices.language}
            onAgain={talk}
            hangUpBy={hangUp}
            fills
          />
        </div>
      ) : (
        <div className="grid min-h-0 flex-1 content-start gap-6 overflow-y-auto px-6 pt-2 pb-6">
          {tester ? (
            <>
              <TesterForm
                tester={tester}
                reply={start.data?.reply ?? tester.reply}
                busy={isStarting ? "post" : isAsking ? "get" : null}
                onSend={send}
              />
              {tester.answer && (
                <div ref={answerCard} className="scroll-mb-6">
                  <AnswerCard answer={tester.answer} choices={tester.choices} />
                </div>
              )}
            </>
          ) : (
            <FormSkeleton />
          )}
        </div>
      )}
    </SidePanel>
  );
}
export default TesterPanel;

/** When the call takes place, where that is not now. */
function momentOf(asked: FormData | null, locale: Locale): string | null {
  const at = asked?.get("when") === "later" ? asked.get("at") : null;
  return typeof at === "string" ? wallClockText(at, locale) : null;
}

function FormSkeleton() {
  const { t } = useText();
  return (
    <div role="status" className="grid gap-5">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton height="h-9" className="w-56" />
      <Skeleton height="h-9" className="w-full" />
      <Skeleton height="h-9" className="w-72" />
      <Skeleton height="h-9" className="w-60" />
      <Skeleton height="h-40" className="w-full" />
    </div>
  );
}
