import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { Stat } from "~/ui/stat";
import { ROW_LINK, Table, Td, Th, Tr } from "~/ui/table";
import { Tabs } from "~/ui/tabs";
import { Specimen } from "./specimen";

const CALLS = [
  {
    at: "mar. 24 nov., 14 h 30",
    who: "06 12 34 56 78",
    duration: "2 min 05",
    cost: "0,42 €",
    outcome: "Rendez-vous pris",
  },
  { at: "mar. 24 nov., 11 h 08", who: "04 50 45 12 90", duration: "48 s", cost: "0,11 €", outcome: "Message" },
  { at: "lun. 23 nov., 18 h 42", who: "06 98 76 54 32", duration: "3 min 12", cost: "0,63 €", outcome: "Transféré" },
];

export function Figures() {
  return (
    <>
      <Specimen title="Chiffres">
        <PageHeader
          title="Accueil"
          description="Salon Ondine, Annecy"
          actions={<Button variant="primary">Appeler pour tester</Button>}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Stat
            label="Appels aujourd'hui"
            figure="14"
            series={[4, 8, 6, 11, 9, 12, 14]}
            delta={{ text: "+12 %", direction: "up", isGood: true, against: "sur mardi dernier" }}
          />
          <Stat
            label="Durée moyenne"
            figure="2 min 05"
            series={[130, 118, 140, 125, 122, 119, 125]}
            delta={{ text: "−4 %", direction: "down", against: "sur 7 jours" }}
          />
        </div>
      </Specimen>
      <Specimen title="Table et onglets">
        <Card className="overflow-x-auto">
          <CardHeader title="Derniers appels" action={<Button size="sm">Tout voir</Button>} />
          <Table label="Derniers appels">
            <thead>
              <tr>
                <Th>Quand</Th>
                <Th>Appelant</Th>
                <Th>Issue</Th>
                <Th className="text-right">Durée</Th>
                <Th className="text-right">Coût</Th>
              </tr>
            </thead>
            <tbody>
              {CALLS.map((call) => (
                <Tr key={call.at}>
                  <Td className="whitespace-nowrap">
                    <a href="/dev/ui" className={ROW_LINK}>
                      {call.at}
                    </a>
                  </Td>
                  <Td className="whitespace-nowrap">{call.who}</Td>
                  <Td>
                    <Badge tone={call.outcome === "Rendez-vous pris" ? "good" : "neutral"}>{call.outcome}</Badge>
                  </Td>
                  <Td className="whitespace-nowrap text-right">{call.duration}</Td>
                  <Td className="whitespace-nowrap text-right">{call.cost}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Card>
        <Tabs
          label="Appel"
          tabs={[
            { id: "transcript", label: "Transcription", content: <p className="text-ink-muted">Ce qui a été dit.</p> },
            { id: "details", label: "Détails", content: <p className="text-ink-muted">Durée, coût, numéro.</p> },
          ]}
        />
      </Specimen>
    </>
  );
}
