import type { FieldMetadata } from "@conform-to/react";
import type * as z from "zod";
import type { LineForm } from "~/numbers/line-form";

type Input = z.input<typeof LineForm>;

/** The form's fields, as conform hands them out. */
export type LineFields = Required<{ [Name in keyof Input]: FieldMetadata<Input[Name], Input, string[]> }>;
