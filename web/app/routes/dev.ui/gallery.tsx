import { Actions } from "./actions";
import { Figures } from "./figures";
import { Forms } from "./forms";
import { Overlays } from "./overlays";
import { States } from "./states";

/** All parts once, in one theme. Its texts are French only: it is no page of the product. */
export function Gallery({ theme }: { theme: "light" | "dark" }) {
  return (
    <div className="mx-auto grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-12">
      <h1 className="font-semibold text-28">{theme === "light" ? "Clair" : "Sombre"}</h1>
      <Actions />
      <Forms theme={theme} />
      <States />
      <Figures />
      <Overlays />
    </div>
  );
}
