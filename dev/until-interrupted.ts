/**
 * Calls `stop` once, on Ctrl-C, on SIGTERM, or when the process that started us is gone (the IPC channel of
 * bootstrap.mjs closes), then ends the process. A second Ctrl-C does not wait.
 */
export function stopWhenInterrupted(stop: () => Promise<void>): void {
  let stopping = false;
  const interrupt = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);
  process.on("disconnect", interrupt);
}
