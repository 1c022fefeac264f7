/**
 * How long logs of control planes and networks are kept: twelve months.
 * @see PCI DSS 4.0.1, requirement 10.5.1
 */
export const LOG_DAYS = 365;
