import type { ApiFailure } from "~/api.server";
import type { Translate } from "~/i18n/use-text";
import type { ErrorCode } from "../../worker/lib/errors";

/** What a screen says of a refusal in its own words, where the general sentence would leave one guessing. */
export type Refusals = Partial<Record<ErrorCode, string>>;

export const refusalText = (t: Translate, { code }: Pick<ApiFailure, "code">, own: Refusals): string =>
  own[code] ?? t(`errors:code.${code}`);
