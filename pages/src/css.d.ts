/** Style sheets are imported for what they do: the bundler puts them into one file. */
declare module '*.css';
