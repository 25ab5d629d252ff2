import { Copy, Ellipsis, Info, Trash2 } from "lucide-react";
import { Button } from "~/ui/button";
import { Dialog, DialogClose, Sheet } from "~/ui/dialog";
import { IconButton } from "~/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "~/ui/menu";
import { showToast } from "~/ui/toaster";
import { Tooltip } from "~/ui/tooltip";
import { Specimen } from "./specimen";

export function Overlays() {
  return (
    <Specimen title="Par-dessus">
      <div className="flex flex-wrap gap-2">
        <Dialog
          trigger={<Button>Dialogue</Button>}
          title="Supprimer cet appel ?"
          description="La transcription et l'enregistrement disparaissent pour toute l'équipe."
          footer={
            <>
              <DialogClose>
                <Button>Annuler</Button>
              </DialogClose>
              <Button variant="danger">Supprimer</Button>
            </>
          }
        />
        <Sheet trigger={<Button>Panneau</Button>} title="Appel du 24 novembre" description="06 12 34 56 78">
          <p className="text-ink-muted">La transcription vient ici.</p>
        </Sheet>
        <Menu
          trigger={
            <IconButton label="Plus d'actions">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem>
            <Copy />
            Copier le lien
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger>
            <Trash2 />
            Supprimer
          </MenuItem>
        </Menu>
        <Tooltip content="Du premier mot à la dernière seconde.">
          <IconButton label="Aide">
            <Info />
          </IconButton>
        </Tooltip>
        <Button
          onClick={() =>
            showToast({ kind: "good", title: "Réglages enregistrés", description: "Ava répond ainsi dès maintenant." })
          }
        >
          Message
        </Button>
      </div>
    </Specimen>
  );
}
