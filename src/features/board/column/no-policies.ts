/** Why a tier without policies plays no part. */
export const NO_POLICIES = "No policies, always skipped";
