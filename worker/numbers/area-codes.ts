/**
 * US area codes to start from: large places, and rural ones that keep numbers when the cities have none. Vapi has no
 * search, so none of these is a promise. Names are the places that the North American Numbering Plan assigns.
 */
const AREA_CODES = [
  { areaCode: "415", place: "San Francisco, California" },
  { areaCode: "720", place: "Denver, Colorado" },
  { areaCode: "512", place: "Austin, Texas" },
  { areaCode: "206", place: "Seattle, Washington" },
  { areaCode: "503", place: "Portland, Oregon" },
  { areaCode: "612", place: "Minneapolis, Minnesota" },
  { areaCode: "617", place: "Boston, Massachusetts" },
  { areaCode: "404", place: "Atlanta, Georgia" },
  { areaCode: "702", place: "Las Vegas, Nevada" },
  { areaCode: "801", place: "Salt Lake City, Utah" },
  { areaCode: "406", place: "Montana" },
  { areaCode: "701", place: "North Dakota" },
  { areaCode: "307", place: "Wyoming" },
  { areaCode: "208", place: "Idaho" },
] as const;

/** Where to begin: the code asked for first, even one that is not in the list. */
export function suggestedAreaCodes(areaCode: string | undefined): { areaCode: string; place: string }[] {
  if (!areaCode) return [...AREA_CODES];
  const asked = AREA_CODES.find((known) => known.areaCode === areaCode) ?? { areaCode, place: "United States" };
  return [asked, ...AREA_CODES.filter((known) => known.areaCode !== areaCode)];
}
