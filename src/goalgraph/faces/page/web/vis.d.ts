/** Of the drawing library that comes with the page, what the scripts use. */
declare const vis: Vis;
