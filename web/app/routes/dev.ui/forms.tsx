import { Scissors, Wrench } from "lucide-react";
import { CheckboxCard, RadioCard } from "~/ui/choice-card";
import { ChoiceGroup } from "~/ui/choice-group";
import { Field, type FieldState } from "~/ui/field";
import { Input } from "~/ui/input";
import { PasswordInput } from "~/ui/password-input";
import { Select } from "~/ui/select";
import { Switch } from "~/ui/switch";
import { Textarea } from "~/ui/textarea";
import { Specimen } from "./specimen";

export function Forms({ theme }: { theme: string }) {
  const field = (name: string, more: Partial<FieldState> = {}): FieldState => {
    const id = `${theme}-${name}`;
    return { id, name: id, formId: `${theme}-form`, errorId: `${id}-error`, descriptionId: `${id}-hint`, ...more };
  };
  return (
    <>
      <Specimen title="Champs">
        <form id={`${theme}-form`} className="grid gap-4">
          <Field
            field={field("name", { initialValue: "Salon Ondine" })}
            label="Nom de l'entreprise"
            hint="Ava se présente avec."
          >
            {(control) => <Input {...control} />}
          </Field>
          <Field
            field={field("email", {
              initialValue: "marion@",
              errors: ["Saisissez une adresse comme prenom@exemple.fr."],
            })}
            label="Adresse e-mail"
          >
            {(control) => <Input {...control} type="email" />}
          </Field>
          <Field field={field("password")} label="Mot de passe" optional="facultatif">
            {(control) => <PasswordInput {...control} placeholder="Une phrase courte" />}
          </Field>
          <Field field={field("voice")} label="Voix">
            {(control) => (
              <Select {...control}>
                <option>Denise, posée</option>
                <option>Henri, chaleureux</option>
              </Select>
            )}
          </Field>
          <Field
            field={field("greeting", { initialValue: "Bonjour, Salon Ondine, Ava à l'appareil." })}
            label="Accueil"
          >
            {(control) => <Textarea {...control} />}
          </Field>
          <Field field={field("locked", { initialValue: "Verrouillé" })} label="Désactivé">
            {(control) => <Input {...control} disabled />}
          </Field>
        </form>
      </Specimen>
      <Specimen title="Choix">
        <ChoiceGroup field={field("trade")} legend="Votre métier" className="sm:grid-cols-2">
          <RadioCard
            name={`${theme}-trade`}
            defaultChecked
            icon={<Scissors />}
            title="Coiffure"
            description="Coupe, couleur, soin."
          />
          <RadioCard name={`${theme}-trade`} icon={<Wrench />} title="Plomberie" description="Dépannage et travaux." />
        </ChoiceGroup>
        <ChoiceGroup field={field("numbers", { errors: ["Choisissez au moins 1."] })} legend="Numéros à importer">
          <CheckboxCard title="04 50 12 34 56" description="Annecy" defaultChecked />
          <CheckboxCard title="04 50 98 76 54" disabled />
        </ChoiceGroup>
        <Switch label="Ava répond" hint="Coupez pour laisser sonner votre ligne." defaultChecked />
        <Switch label="Enregistrer les appels" />
      </Specimen>
    </>
  );
}
