import * as z from "zod";
import { ReceptionistProfile } from "../../receptionist/profile.schema";

/** `version` is the published one that the owner was looking at. */
export const PublishDraft = z.object({ version: z.number().int().min(1) });

export const VersionParam = z.object({ id: z.string(), version: z.coerce.number().int().min(1) });

export const ProfileVersion = z.object({
  version: z.number().int(),
  publishedAt: z.string(),
  /** The person's name; null when it was no person, or one who is gone. */
  publishedBy: z.string().nullable(),
  /** The version that was brought back; null for one that was written. */
  restoredFrom: z.number().int().nullable(),
  /** What differs from the version before; empty for the first. */
  changed: z.array(ReceptionistProfile.keyof()),
});
export type ProfileVersion = z.infer<typeof ProfileVersion>;
export const ProfileVersions = z.object({ items: z.array(ProfileVersion) });

export const ProfileVersionDetail = ProfileVersion.extend({ profile: ReceptionistProfile });
export type ProfileVersionDetail = z.infer<typeof ProfileVersionDetail>;
