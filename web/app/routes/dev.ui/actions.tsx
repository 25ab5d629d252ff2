import { Ellipsis, Phone, Plus } from "lucide-react";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { Logo, Mark } from "~/ui/logo";
import { SoundWave } from "~/ui/sound-wave";
import { Specimen } from "./specimen";

const VARIANTS = ["primary", "secondary", "ghost", "danger"] as const;
const COLOURS = {
  bg: "bg-bg",
  surface: "bg-surface",
  raised: "bg-raised",
  line: "bg-line",
  edge: "bg-edge",
  ink: "bg-ink",
  "ink-muted": "bg-ink-muted",
  accent: "bg-accent",
  good: "bg-good",
  warn: "bg-warn",
  bad: "bg-bad",
  live: "bg-live",
};

export function Actions() {
  return (
    <>
      <Specimen title="Marque et couleurs">
        <div className="flex flex-wrap items-center gap-6">
          <Logo />
          <Mark className="size-4" />
          <Mark className="size-8" />
          <Mark className="size-16" />
          <SoundWave />
        </div>
        <div className="grid grid-cols-6 gap-3">
          {Object.entries(COLOURS).map(([name, colour]) => (
            <div key={name} className="grid gap-1 text-12 text-ink-muted">
              <span className={`h-9 rounded-control border border-line ${colour}`} />
              {name}
            </div>
          ))}
        </div>
      </Specimen>
      <Specimen title="Texte">
        <p className="font-semibold text-40">Ava répond</p>
        <p className="font-semibold text-28">Appels de la semaine</p>
        <p className="font-semibold text-20">Une réceptionniste qui écoute</p>
        <p className="text-16 text-ink-muted">Elle prend les rendez-vous et les messages.</p>
        <p className="text-14">Mar. 24 nov., 14 h 30 · 2 min 05 · 0,42 €</p>
        <p className="text-13 text-ink-muted">06 12 34 56 78</p>
      </Specimen>
      <Specimen title="Boutons">
        <div className="flex flex-wrap gap-2">
          {VARIANTS.map((variant) => (
            <Button key={variant} variant={variant}>
              {variant === "primary" && <Phone />}
              {variant === "danger" ? "Supprimer" : "Appeler pour tester"}
            </Button>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button size="sm">
            <Plus />
            Ajouter
          </Button>
          <Button variant="primary" size="sm">
            Enregistrer
          </Button>
          <Button variant="primary" size="lg">
            Continuer
          </Button>
          <Button variant="primary" loading>
            Enregistrer
          </Button>
          <Button loading>Enregistrer</Button>
          <Button disabled>Indisponible</Button>
          <IconButton label="Plus d'actions">
            <Ellipsis />
          </IconButton>
        </div>
      </Specimen>
    </>
  );
}
