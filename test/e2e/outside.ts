import { expect } from "@playwright/test";

const { FAKES_ORIGIN } = process.env;

type Fault = {
  vendor: "vapi" | "twilio" | "resend";
  kind: "500" | "429" | "400" | "401" | "hang" | "done-504" | "none";
  /** Only requests whose path starts so. */
  path?: string;
  /** After so many answers the vendor is well again. */
  count?: number;
};

/** Makes a vendor misbehave, for everybody, until told `none`. */
export async function setFault(fault: Fault): Promise<void> {
  const response = await fetch(`${FAKES_ORIGIN}/faults`, { method: "POST", body: JSON.stringify(fault) });
  expect(response.status, await response.text()).toBe(200);
}
