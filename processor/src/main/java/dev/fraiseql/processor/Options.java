package dev.fraiseql.processor;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of the processor, given by {@code -Afraiseql.NAME=VALUE}.
 *
 * @param databases that code is written for; empty if there is a mistake in them
 * @param operations the directory of documents, absolute or from where the compiler runs; null for
 *     none
 * @param nanoseconds whether Arrow timestamps are in nanoseconds instead of microseconds
 * @param debug whether to report what was read and how long each stage took
 */
record Options(
    List<Database> databases, @Nullable String operations, boolean nanoseconds, boolean debug) {
  static final String DATABASES = "fraiseql.databases";
  static final String OPERATIONS = "fraiseql.operations";
  static final String TIMESTAMP = "fraiseql.timestamp";
  static final String DEBUG = "fraiseql.debug";

  private static final List<String> KNOWN =
      Arrays.stream(Database.values()).map(Database::option).sorted().toList();

  /** Reads the options, and reports invalid ones. */
  static Options read(Map<String, String> given, Reporter reporter) {
    boolean debug = oneOf(given, "debug", List.of("false", "true"), reporter).equals("true");
    boolean nanoseconds = oneOf(given, "timestamp", List.of("us", "ns"), reporter).equals("ns");
    return new Options(
        databases(given.get(DATABASES), reporter), given.get(OPERATIONS), nanoseconds, debug);
  }

  private static List<Database> databases(@Nullable String given, Reporter reporter) {
    Set<Database> databases = new LinkedHashSet<>();
    boolean unknown = false;
    for (String name : given == null ? new String[0] : given.split("[,\\s]+")) {
      if (Database.ofOption(name).isPresent()) {
        databases.add(Database.ofOption(name).get());
      } else if (!name.isEmpty()) {
        unknown = true;
        reporter.report(
            Diagnostic.UNKNOWN_DATABASE,
            Origin.NOWHERE,
            name,
            Suggestions.sentence(name, KNOWN),
            joined(KNOWN));
      }
    }
    if (databases.isEmpty() && !unknown) {
      reporter.report(Diagnostic.NO_DATABASES, Origin.NOWHERE, String.join(",", KNOWN));
    }
    return unknown ? List.of() : List.copyOf(databases);
  }

  private static String joined(List<String> names) {
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /** An option's value; the first of the known ones if there is none or a wrong one. */
  private static String oneOf(
      Map<String, String> given, String name, List<String> known, Reporter reporter) {
    String value = given.getOrDefault("fraiseql." + name, known.getFirst());
    if (known.contains(value)) {
      return value;
    }
    reporter.report(
        Diagnostic.OPTION_VALUE, Origin.NOWHERE, name, value, String.join(" or ", known));
    return known.getFirst();
  }
}
