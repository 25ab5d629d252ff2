import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useRef, useState } from "react";

const load = () => import("./tester-panel");
const TesterPanel = lazy(load);

type Tester = {
  isOpen: boolean;
  open: () => void;
  /** Somebody reaches for it: what it needs is downloaded meanwhile. */
  prepare: () => void;
};

const TesterContext = createContext<Tester>({ isOpen: false, open: () => {}, prepare: () => {} });
export const useTester = () => useContext(TesterContext);

/**
 * Where the tester's panel lives: in the layout, so that the conversation goes on while its owner goes from page to page. Nothing
 * of it is downloaded before somebody reaches for it. The focus goes back to what opened it, where that is still there.
 */
export function TesterHost({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<Element | null>(null);
  const open = useCallback(() => {
    opener.current = document.activeElement;
    setOpen(true);
  }, []);
  const prepare = useCallback(() => void load(), []);
  return (
    <TesterContext.Provider value={{ isOpen, open, prepare }}>
      {children}
      {isOpen && (
        <Suspense>
          <TesterPanel
            onClose={() => {
              setOpen(false);
              if (opener.current instanceof HTMLElement) opener.current.focus();
            }}
          />
        </Suspense>
      )}
    </TesterContext.Provider>
  );
}
