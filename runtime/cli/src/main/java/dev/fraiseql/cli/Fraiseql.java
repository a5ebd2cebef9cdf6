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
        migrate    create or upgrade the tables fq_* of a database

      fraiseql COMMAND --help explains a command.
      """;

  private final List<Command> commands;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command line.
   *
   * @param environment in place of the process's own
   */
  public Fraiseql(Map<String, String> environment, PrintStream out, PrintStream err) {
    commands = List.of(new ScaffoldCommand(environment, out), new MigrateCommand(environment, out));
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
      Command command = command(arguments.getFirst());
      List<String> options = arguments.subList(1, arguments.size());
      if (options.contains("--help")) {
        out.print(command.usage());
      } else {
        command.run(options);
      }
      return ExitCode.SUCCESS;
    } catch (CommandException e) {
      err.println("fraiseql: " + e.getMessage());
      return e.exitCode();
    }
  }

  private Command command(String name) throws CommandException {
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    List<String> names = commands.stream().map(Command::name).toList();
    throw CommandException.usage(
        "Unknown command "
            + name
            + "."
            + Suggestions.sentence(name, names)
            + " fraiseql --help lists the commands.");
  }
}
