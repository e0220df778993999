/** The style of what a sign-up adds to a page. */
declare const style: string;
export default style;
