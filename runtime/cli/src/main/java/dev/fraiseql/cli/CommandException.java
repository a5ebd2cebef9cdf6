package dev.fraiseql.cli;

/** A command cannot do its work. The message is for whoever typed it, with a remedy. */
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The command was typed wrongly. */
  static CommandException usage(String message) {
    return new CommandException(message, ExitCode.USAGE);
  }

  /** The command was understood, and failed. */
  static CommandException failure(String message) {
    return new CommandException(message, ExitCode.FAILURE);
  }

  /** One of {@link ExitCode}. */
  int exitCode() {
    return exitCode;
  }

  /** The exit codes of the command. */
  static final class ExitCode {
    /** The command did its work. */
    static final int SUCCESS = 0;

    /** The command failed. */
    static final int FAILURE = 1;

    /** The arguments are wrong. */
    static final int USAGE = 2;

    private ExitCode() {}
  }
}
