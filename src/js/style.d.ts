/** The style sheet of the shadow roots. */
declare const style: string;
export default style;
