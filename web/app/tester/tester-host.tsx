import {
  type ComponentType,
  createContext,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useRef,
  useState,
} from "react";

type Panel = ComponentType<{ onClose: () => void }>;
type Tester = { isOpen: boolean; open: (panel: Panel) => void };

const TesterContext = createContext<Tester>({ isOpen: false, open: () => {} });
export const useTester = () => useContext(TesterContext);

/**
 * Where the tester's panel lives: in the layout, so that the conversation goes on while its owner goes from page to page. Whoever
 * opens it brings it along: the layout's own code does not name it. The focus goes back to what opened it, where that is still there.
 */
export function TesterHost({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ Panel: Panel } | null>(null);
  const opener = useRef<Element | null>(null);
  const open = useCallback((Panel: Panel) => {
    opener.current = document.activeElement;
    setShown({ Panel });
  }, []);
  return (
    <TesterContext.Provider value={{ isOpen: shown !== null, open }}>
      {children}
      {shown && (
        <Suspense>
          <shown.Panel
            onClose={() => {
              setShown(null);
              if (opener.current instanceof HTMLElement) opener.current.focus();
            }}
          />
        </Suspense>
      )}
    </TesterContext.Provider>
  );
}
