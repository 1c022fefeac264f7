import fc from 'fast-check';

/** Where chance begins: the same in every run, so that no change fails by another's luck. PROPERTIES_SEED tries others. */
export const SEED = Number(process.env.PROPERTIES_SEED ?? 20_261_121);

fc.configureGlobal({ seed: SEED });

export default fc;
