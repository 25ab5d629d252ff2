import { useEffect, useState } from "react";

/** False without scripts, where nobody can know what was typed, and until they run. */
export function useIsAlive(): boolean {
  const [isAlive, setIsAlive] = useState(false);
  useEffect(() => setIsAlive(true), []);
  return isAlive;
}
