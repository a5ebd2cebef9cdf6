package dev.fraiseql.cli;

import java.util.List;

/** What the command line can do. */
interface Command {

  /** The word that selects it. */
  String name();

  /** The text of {@code --help}. */
  String usage();

  /**
   * Does it.
   *
   * @throws CommandException if it cannot
   */
  void run(List<String> options) throws CommandException;
}
