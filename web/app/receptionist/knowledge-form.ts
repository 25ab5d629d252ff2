import * as z from "zod";
import { KnownAnswer, ReceptionistProfile, Service } from "../../../receptionist/profile.schema";
import type { Locale } from "../../../worker/lib/schemas";
import { parsePrice, priceText } from "./price";

const Price = z
  .string()
  .transform((typed, { addIssue }) => {
    const cents = parsePrice(typed);
    if (cents === null) addIssue({ code: "custom", params: { reason: "price" } });
    return cents;
  })
  .pipe(Service.shape.priceCents);

const ServiceRow = z
  .object({
    name: Service.shape.name,
    /** Empty: on quotation. */
    price: Price.optional(),
    from: z.boolean().default(false),
    durationMin: Service.shape.durationMin.unwrap().optional(),
  })
  .transform(
    ({ name, price, from, durationMin }): z.infer<typeof Service> => ({
      name,
      priceCents: price ?? null,
      // "From" says nothing where there is no price.
      from: from && typeof price === "number",
      durationMin: durationMin ?? null,
    }),
  );

const { businessName, address } = ReceptionistProfile.shape;

/** What Ava knows, as its form sends it: prices are typed. */
export const KnowledgeForm = z.object({
  businessName,
  address: address.unwrap().default(""),
  services: z.array(ServiceRow).max(40),
  knownAnswers: z.array(KnownAnswer).max(60),
});

/** A profile as the form shows it. */
export const knowledgeInputs = (
  { businessName, address, services, knownAnswers }: z.infer<typeof ReceptionistProfile>,
  locale: Locale,
) => ({
  businessName,
  address,
  services: services.map(({ priceCents, durationMin, ...service }) => ({
    ...service,
    price: priceText(priceCents, locale),
    ...(durationMin !== null && { durationMin }),
  })),
  knownAnswers,
});
