/** Types of `<support-contact-assigner>` and `<support-contact-card>`, version 1. */

/** Why a token is asked for: the first one, one that has worked and works no more, one that never worked. */
export type TokenReason = "start" | "expired" | "unauthorized";

/** A partner, as it is named. */
export interface PartnerRef {
  readonly tenantId: string;
  readonly name: string;
  readonly isProvider?: boolean;
}

/** The contact of a subscription, as the server stores it. */
export interface SupportContact {
  readonly subscriptionId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly mpnId?: string;
  readonly isProvider: boolean;
  readonly version: number;
  readonly etag: string;
}

/** `support-contact-change`: the user picked somebody; nothing is stored yet. */
export interface ChangeDetail {
  readonly subscriptionIds: readonly string[];
  readonly contact: PartnerRef | null;
}

/** One line of a plan: what would be stored. */
export interface PlanRow {
  readonly subscriptionId: string;
  readonly from: PartnerRef;
  readonly to: PartnerRef;
}

/** `support-contact-before-submit`: prevent it, and nothing is sent. */
export interface BeforeSubmitDetail {
  readonly rows: readonly PlanRow[];
}

/** What became of one subscription. */
export interface Result {
  readonly subscriptionId: string;
  readonly outcome: "assigned" | "unchanged" | "refused" | "conflict" | "failed";
  readonly contact?: SupportContact;
  /** The stable code of what went wrong. */
  readonly code?: string;
}

/** `support-contact-assigned`: the server has answered. */
export interface AssignedDetail {
  readonly results: readonly Result[];
}

/** `support-contact-error`. `fatal`: the fallback is shown again. */
export interface ErrorDetail {
  readonly code: string;
  readonly requestId: string | null;
  readonly fatal: boolean;
}

/** `support-contact-resize`, of a frame: its height in pixels. */
export interface ResizeDetail {
  readonly height: number;
}

export interface SupportContactEventMap {
  "support-contact-ready": CustomEvent<Record<string, never>>;
  "support-contact-change": CustomEvent<ChangeDetail>;
  "support-contact-before-submit": CustomEvent<BeforeSubmitDetail>;
  "support-contact-assigned": CustomEvent<AssignedDetail>;
  "support-contact-error": CustomEvent<ErrorDetail>;
  "support-contact-resize": CustomEvent<ResizeDetail>;
}

/** What both elements share. */
export interface SupportContactElement extends HTMLElement {
  /** The server's address; without one, that of the script. */
  server: string;
  /** The provider's tenant. */
  tenant: string;
  customerId: string;
  subscriptionId: string;
  /** The tenant's own number of the customer, in place of the id. */
  customerRef: string;
  /** The tenant's own number of the subscription, in place of the id. */
  subscriptionRef: string;
  theme: "" | "auto" | "light" | "dark";
  readonly: boolean;
  mode: "" | "element" | "frame";
  loading: "" | "eager" | "lazy";
  /** Several subscriptions instead of one. */
  subscriptionIds: readonly string[];
  /** Gives an access token; asked once more when one was refused. */
  getAccessToken: ((why: { reason: TokenReason }) => Promise<string>) | null;
  /** Sends requests another way than the browser's own `fetch`. */
  fetch: ((request: Request) => Promise<Response>) | null;
  /** The assignment as it is stored now; null before it is known, and for a list. */
  readonly value: SupportContact | null;
  /** Settles when the element can be used, or with why it cannot. */
  readonly ready: Promise<void>;
  /** Reads everything again; an element that could not start tries again. */
  refresh(): void;
  /** Throws away what was entered. */
  reset(): void;
  addEventListener<K extends keyof SupportContactEventMap>(
    type: K,
    listener: (this: SupportContactElement, event: SupportContactEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Decides who supports a subscription, or several. */
export type SupportContactAssigner = SupportContactElement;
/** Shows whom to call. */
export type SupportContactCard = SupportContactElement;

/** The version of the element. */
export const version: string;
/** Gives the element another name. False when the name is taken. */
export function define(tag: string): boolean;

/** Attributes as markup writes them. */
interface SupportContactAttributes {
  server?: string;
  tenant?: string;
  "customer-id"?: string;
  "subscription-id"?: string;
  "customer-ref"?: string;
  "subscription-ref"?: string;
  lang?: string;
  theme?: "auto" | "light" | "dark";
  readonly?: boolean;
  mode?: "element" | "frame";
  loading?: "eager" | "lazy";
  id?: string;
  class?: string;
  slot?: string;
  key?: string | number | null;
  ref?: unknown;
  children?: unknown;
}

/** What React 19 sets beside: properties, and listeners by `on` and the event's name. */
type SupportContactProps = SupportContactAttributes & {
  subscriptionIds?: readonly string[];
  getAccessToken?: SupportContactElement["getAccessToken"];
  fetch?: SupportContactElement["fetch"];
} & { [K in keyof SupportContactEventMap as `on${K}`]?: (event: SupportContactEventMap[K]) => void };

interface SupportContactTags {
  "support-contact-assigner": SupportContactProps;
  "support-contact-card": SupportContactProps;
}

declare global {
  interface HTMLElementTagNameMap {
    "support-contact-assigner": SupportContactAssigner;
    "support-contact-card": SupportContactCard;
  }
  // React before 19.
  namespace JSX {
    interface IntrinsicElements extends SupportContactTags {}
  }
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends SupportContactTags {}
  }
}
