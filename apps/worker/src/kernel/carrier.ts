/** A mail as it is handed to whatever carries it out of the house. */
export interface OutgoingMail {
  /** The Message-ID, with its angle brackets. */
  readonly headerId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly unsubscribeUrl?: string | undefined;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export type Delivery =
  | { readonly kind: "delivered" }
  | {
      readonly kind: "failed";
      /** The server's answer to this mail, if it gave one. */
      readonly responseCode?: number | undefined;
      /** Whether the content was already on its way, so that it may have arrived. */
      readonly contentBegun: boolean;
      readonly answer: string;
    };

export interface MailCarrier {
  readonly name: "smtp" | "folder";
  readonly deliver: (mail: OutgoingMail) => Promise<Delivery>;
  /** Only for a carrier that can be asked afterwards. */
  readonly wasDelivered?: (headerId: string) => Promise<boolean>;
}
