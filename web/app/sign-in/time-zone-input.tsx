import { useEffect, useState } from "react";

/** The browser's time zone, sent along. Without scripts it stays empty, and the API chooses. */
export function TimeZoneInput({ name }: { name: string }) {
  const [timeZone, setTimeZone] = useState("");
  useEffect(() => setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return <input type="hidden" name={name} value={timeZone} />;
}
