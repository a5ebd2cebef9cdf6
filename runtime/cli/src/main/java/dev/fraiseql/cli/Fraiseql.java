package dev.fraiseql.cli;

import dev.fraiseql.cli.CommandException.ExitCode;
import dev.fraiseql.plan.bind.Suggestions;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The command {@code fraiseql}. */
public final class Fraiseql {
  private static final String USAGE =
      """
      Usage: fraiseql COMMAND [OPTIONS]

      Commands:
        scaffold   write annotated classes for the tables of a database

      fraiseql COMMAND --help explains a command.
      """;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command line.
   *
   * @param environment in place of the process's own
   */
  public Fraiseql(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    // No library of the command logs anything that its own messages do not tell.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(new Fraiseql(System.getenv(), System.out, System.err).run(List.of(arguments)));
  }

  /**
   * Runs a command.
   *
   * @return the exit code: 0 if it did its work, 1 if it failed, 2 if the arguments are wrong
   */
  public int run(List<String> arguments) {
    try {
      if (arguments.isEmpty() || arguments.getFirst().equals("--help")) {
        out.print(USAGE);
        return arguments.isEmpty() ? ExitCode.USAGE : ExitCode.SUCCESS;
      }
      List<String> options = arguments.subList(1, arguments.size());
      if (!arguments.getFirst().equals(ScaffoldCommand.NAME)) {
        throw CommandException.usage(
            "Unknown command "
                + arguments.getFirst()
                + "."
                + Suggestions.sentence(arguments.getFirst(), List.of(ScaffoldCommand.NAME))
                + " fraiseql --help lists the commands.");
      }
      if (options.contains("--help")) {
        out.print(ScaffoldCommand.USAGE);
        return ExitCode.SUCCESS;
      }
      new ScaffoldCommand(environment, out).run(options);
      return ExitCode.SUCCESS;
    } catch (CommandException e) {
      err.println("fraiseql: " + e.getMessage());
      return e.exitCode();
    }
  }
}
