package dev.fraiseql.cli;

import dev.fraiseql.plan.bind.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a command: {@code --name value} or {@code --name=value}, and flags. */
final class Arguments {
  private final Map<String, String> values = new HashMap<>();

  /**
   * Reads options.
   *
   * @param options those with a value, with their hyphens
   * @param flags those without
   * @throws CommandException if an option is unknown, is given twice or lacks its value
   */
  Arguments(List<String> arguments, Set<String> options, Set<String> flags)
      throws CommandException {
    List<String> known = new ArrayList<>(options);
    known.addAll(flags);
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!known.contains(name)) {
        throw CommandException.usage(
            "Unknown option " + name + "." + Suggestions.sentence(name, known));
      }
      String value = "";
      if (options.contains(name)) {
        if (equals >= 0) {
          value = argument.substring(equals + 1);
        } else if (++i < arguments.size()) {
          value = arguments.get(i);
        }
        if (value.isBlank()) {
          throw CommandException.usage(name + " needs a value.");
        }
      }
      if (values.put(name, value) != null) {
        throw CommandException.usage(name + " is given twice.");
      }
    }
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String required(String name) throws CommandException {
    String value = values.get(name);
    if (value == null) {
      throw CommandException.usage(name + " is missing.");
    }
    return value;
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }
}
