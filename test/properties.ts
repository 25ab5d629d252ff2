import fc from "fast-check";

/**
 * The gate tries the same cases each time, so that a red one is this change's. `FC_SEED=<number>` tries others:
 * run it with a few when a reader or a guard has changed, and fix or explain what it finds.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });
