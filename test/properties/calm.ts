/* Imported first: hardly anything is hostile then, so that most settings are taken as a whole. */
process.env.PROPERTIES_ONE_IN ??= '2000';

export {};
