/** The style sheet of the shadow roots, but the reader's. */
declare const style: string;
export default style;
