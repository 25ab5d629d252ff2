/** Zones of one region of the world, as IANA names them: "Europe" with "Europe/Paris". */
export type ZoneRegion = { region: string; zones: { id: string; city: string }[] };

/** "Indiana/Tell_City" is read "Tell City". */
const cityOf = (id: string) => id.slice(id.lastIndexOf("/") + 1).replaceAll("_", " ");

/**
 * A list of zones to choose from by region and city. `wanted` are added when the runtime's own list names them otherwise, as it
 * does "Asia/Kolkata". Those without a region, as "UTC", come last.
 */
export function zonesByRegion(ids: readonly string[], wanted: readonly string[]): ZoneRegion[] {
  const regions = new Map<string, ZoneRegion["zones"]>();
  for (const id of new Set([...ids, ...wanted])) {
    const region = id.includes("/") ? id.slice(0, id.indexOf("/")) : "";
    regions.set(region, [...(regions.get(region) ?? []), { id, city: cityOf(id) }]);
  }
  return [...regions]
    .map(([region, zones]) => ({ region, zones: zones.sort((a, b) => a.city.localeCompare(b.city)) }))
    .sort((a, b) => Number(a.region === "") - Number(b.region === "") || a.region.localeCompare(b.region));
}
