import { Alert } from "~/ui/alert";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { SampleCall } from "~/ui/sample-call";
import { Skeleton } from "~/ui/skeleton";
import { StatusDot } from "~/ui/status-dot";
import { Stepper } from "~/ui/stepper";
import { Transcript } from "~/ui/transcript";
import { Specimen } from "./specimen";

export function States() {
  return (
    <>
      <Specimen title="États">
        <div className="flex flex-wrap gap-2">
          <Badge>Répondu</Badge>
          <Badge tone="accent">Essai</Badge>
          <Badge tone="good">Rendez-vous pris</Badge>
          <Badge tone="warn">Message</Badge>
          <Badge tone="bad">Échec</Badge>
          <Badge tone="live">En cours</Badge>
        </div>
        <div className="flex flex-wrap gap-5">
          <StatusDot tone="live">En direct</StatusDot>
          <StatusDot tone="good">En service</StatusDot>
          <StatusDot tone="neutral">Terminé</StatusDot>
        </div>
        <Alert>Votre numéro sera actif dans quelques minutes.</Alert>
        <Alert
          kind="warn"
          title="Aucun numéro ne mène encore à Ava"
          action={<Button size="sm">Relier un numéro</Button>}
        >
          Elle ne répond pour l'instant que dans le navigateur.
        </Alert>
        <Alert kind="bad">Twilio refuse ce jeton. Vérifiez qu'il s'agit de l'Auth Token du compte AC1234.</Alert>
        <Alert kind="good">Ava est prête.</Alert>
        <Stepper
          steps={[
            { label: "Bienvenue", state: "done", to: "/dev/ui" },
            { label: "Métier", state: "done", to: "/dev/ui" },
            { label: "Numéro", state: "current" },
            { label: "Ava", state: "todo" },
            { label: "Essai", state: "todo" },
          ]}
        />
        <div className="grid gap-2">
          <Skeleton className="w-40" />
          <Skeleton className="w-full" />
          <Skeleton className="w-2/3" />
        </div>
        <Card>
          <EmptyState
            sentence="Aucun appel pour l'instant. Appelez Ava pour entendre comment elle répond."
            action={<Button variant="primary">Appeler pour tester</Button>}
            help="firstCall"
            sample={
              <Transcript
                turns={[{ id: "a", role: "ava", text: "Bonjour, Ava à l'appareil.", final: true, atMs: 900 }]}
              />
            }
          />
        </Card>
      </Specimen>
      <Specimen title="Transcription">
        <Card className="py-5 pr-5 pl-2">
          <Transcript
            live
            turns={[
              {
                id: "1",
                role: "ava",
                text: "Bonjour, Salon Ondine, Ava à l'appareil, l'assistante IA du salon.",
                final: true,
                atMs: 800,
              },
              { id: "2", role: "caller", text: "Bonjour, vous êtes ouverts lundi ?", final: true, atMs: 6200 },
              {
                id: "3",
                role: "ava",
                text: "Le salon est fermé le lundi. Il ouvre le mardi à 9 h et ferme à 19 h.",
                heardText: "Le salon est fermé le lundi.",
                final: true,
                atMs: 9100,
              },
              { id: "4", role: "caller", text: "D'accord, alors mardi", final: false, atMs: 12_400 },
            ]}
          />
        </Card>
        <SampleCall />
      </Specimen>
    </>
  );
}
