package dev.threadlab.cli.run;

/** The forms of a result; their names are what a user types. */
enum Format {
  table,
  json,
  yaml
}
