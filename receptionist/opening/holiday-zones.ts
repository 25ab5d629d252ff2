import type { HolidayRegion } from "../profile.schema";

/** Names of the IANA time zone database, links included, of each country; a trailing slash stands for all below it. */
const ZONES: [HolidayRegion, ...string[]][] = [
  ["FR", "Europe/Paris Indian/Reunion Indian/Mayotte America/Martinique America/Guadeloupe America/Cayenne"],
  ["BE", "Europe/Brussels"],
  ["LU", "Europe/Luxembourg"],
  ["CH", "Europe/Zurich"],
  ["GB", "Europe/London Europe/Belfast GB GB-Eire"],
  ["IE", "Europe/Dublin Eire"],
  [
    "US",
    "America/New_York America/Detroit America/Chicago America/Menominee America/Denver America/Boise America/Phoenix",
    "America/Los_Angeles America/Anchorage America/Juneau America/Sitka America/Metlakatla America/Yakutat America/Nome",
    "America/Adak America/Indianapolis America/Fort_Wayne America/Louisville America/Shiprock America/Atka",
    "America/Indiana/ America/Kentucky/ America/North_Dakota/ Pacific/Honolulu Pacific/Johnston US/ Navajo",
  ],
  [
    "CA",
    "America/Toronto America/Montreal America/Nipigon America/Thunder_Bay America/Iqaluit America/Pangnirtung",
    "America/Atikokan America/Winnipeg America/Rainy_River America/Rankin_Inlet America/Resolute America/Regina",
    "America/Swift_Current America/Edmonton America/Cambridge_Bay America/Yellowknife America/Inuvik America/Creston",
    "America/Dawson_Creek America/Fort_Nelson America/Whitehorse America/Dawson America/Vancouver America/Halifax",
    "America/Glace_Bay America/Moncton America/Goose_Bay America/Blanc-Sablon America/St_Johns Canada/",
  ],
  ["DE", "Europe/Berlin Europe/Busingen"],
  ["ES", "Europe/Madrid Africa/Ceuta Atlantic/Canary"],
  ["IT", "Europe/Rome"],
];

/** Each zone's region. */
export const REGION_OF_ZONE: ReadonlyMap<string, HolidayRegion> = new Map(
  ZONES.flatMap(([region, ...zones]) =>
    zones.flatMap((names) => names.split(" ")).map((zone) => [zone, region] as const),
  ),
);
