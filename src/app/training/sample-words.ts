/** What people of the sample organisation's trade say: data, since the desk knows no trade. */
export interface SampleWords {
  readonly faults: readonly string[];
  readonly dangers: readonly string[];
  /** Of a homeowner's mail. */
  readonly subjects: readonly string[];
  /** What a homeowner of the sample mails reported, by their address. */
  readonly told: Readonly<Record<string, string>>;
  readonly says: {
    readonly notOurs: string;
    readonly part: string;
    readonly advice: string;
    readonly wrongPart: string;
    readonly leftToDo: string;
    readonly remark: string;
    readonly madeSafeByPhone: string;
  };
}
