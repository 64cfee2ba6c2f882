/** The picture at the time of the read, and the one after its horizon. */
export const PICTURE_KINDS = ['before', 'after'] as const;

export type PictureKind = (typeof PICTURE_KINDS)[number];

/** What is known of a picture that is kept beside the entry, or why there is none. */
export type PictureNote =
  | {
      readonly kind: 'kept';
      /** When it was taken, epoch ms; of a file that was added, when that was done. */
      readonly time: number;
      readonly bytes: number;
      /** True for a file that the user chose. */
      readonly byHand: boolean;
    }
  | {
      readonly kind: 'absent';
      readonly reason: string;
      /** It is still taken by itself when its time has come. */
      readonly awaited?: true;
    };
