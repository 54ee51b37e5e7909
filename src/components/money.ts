const amount = new Intl.NumberFormat('da-DK');

/** "7.499" for 7499. */
export const kroner = (value: number): string => amount.format(value);
