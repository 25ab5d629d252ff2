import type { FormMetadata } from "@conform-to/react";
import { ChevronDown, ChevronUp, Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { useRowFocus } from "./use-row-focus";

/** What conform offers to a list, whatever the form: its buttons send the form, so they need no script. */
export type ListForm = Pick<FormMetadata, "id" | "insert" | "remove" | "reorder">;

type RowsProps<Row> = {
  form: ListForm;
  /** The list's name in the form. */
  name: string;
  rows: readonly Row[];
  /** Of each row, as a screen reader has to tell one from another: "Prestation 2". */
  rowLabel: (index: number) => string;
  addLabel: string;
  /** What a new row holds. */
  blank?: Record<string, string>;
  max: number;
  /** Whether the order is the owner's to choose. */
  ordered?: boolean;
  /** In place of rows. */
  empty?: ReactNode;
  /** How the rows lie. */
  className?: string;
  /** `tools` are the row's buttons. */
  children: (row: Row, tools: ReactNode, index: number) => ReactNode;
};

/** A list whose rows are added, removed and moved. The keyboard follows: see `useRowFocus`. */
export function Rows<Row extends { key: string | undefined }>({
  form,
  name,
  rows,
  rowLabel,
  addLabel,
  blank,
  max,
  ordered = false,
  empty,
  className = "grid gap-3",
  children,
}: RowsProps<Row>) {
  const { t } = useText();
  const { list, added, removed, moved } = useRowFocus<HTMLDivElement>(rows.map(({ key }) => key));
  return (
    <div ref={list} data-rows="" className={className}>
      {rows.length === 0 && empty}
      {rows.map((row, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend of its own place, and breaks a grid
        <div key={row.key} data-row="" role="group" aria-label={rowLabel(index)}>
          {children(
            row,
            <span className="flex shrink-0 items-center">
              {ordered && (
                <>
                  <IconButton
                    label={t("receptionist:rows.up", { row: rowLabel(index) })}
                    disabled={index === 0}
                    data-move=""
                    onClick={() => moved(index - 1)}
                    {...form.reorder.getButtonProps({ name, from: index, to: Math.max(0, index - 1) })}
                    type="submit"
                  >
                    <ChevronUp />
                  </IconButton>
                  <IconButton
                    label={t("receptionist:rows.down", { row: rowLabel(index) })}
                    disabled={index === rows.length - 1}
                    data-move=""
                    onClick={() => moved(index + 1)}
                    {...form.reorder.getButtonProps({ name, from: index, to: Math.min(rows.length - 1, index + 1) })}
                    type="submit"
                  >
                    <ChevronDown />
                  </IconButton>
                </>
              )}
              <IconButton
                label={t("receptionist:rows.remove", { row: rowLabel(index) })}
                onClick={() => removed(index)}
                {...form.remove.getButtonProps({ name, index })}
                type="submit"
              >
                <Trash2 />
              </IconButton>
            </span>,
            index,
          )}
        </div>
      ))}
      {rows.length < max && (
        <Button
          data-add=""
          variant="accent"
          size="sm"
          className="-ml-2.5 justify-self-start"
          onClick={added}
          {...form.insert.getButtonProps<Record<string, string>[]>({
            name,
            ...(blank !== undefined && { defaultValue: blank }),
          })}
          type="submit"
        >
          <Plus aria-hidden="true" />
          {addLabel}
        </Button>
      )}
    </div>
  );
}
