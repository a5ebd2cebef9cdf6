package dev.fraiseql.server.config;

import dev.fraiseql.plan.bind.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of all settings. A name that looks like one and is unknown prevents the start. */
public final class SettingNames {
  /** The settings as properties. Each can also be an environment variable. */
  static final List<String> ALL =
      List.of(
          "fraiseql.cors.origins",
          "fraiseql.database.connection-timeout",
          "fraiseql.database.password",
          "fraiseql.database.pool-size",
          "fraiseql.database.url",
          "fraiseql.database.user",
          "fraiseql.flight.load-timeout",
          "fraiseql.flight.parts",
          "fraiseql.flight.port",
          "fraiseql.host",
          "fraiseql.http.large-numbers",
          "fraiseql.http.port",
          "fraiseql.limits.aliases",
          "fraiseql.limits.batch",
          "fraiseql.limits.body-bytes",
          "fraiseql.limits.cost",
          "fraiseql.limits.depth",
          "fraiseql.limits.introspection",
          "fraiseql.limits.page-size",
          "fraiseql.limits.timeout",
          "fraiseql.observers.lease",
          "fraiseql.observers.retention",
          "fraiseql.observers.webhooks.allow-private",
          "fraiseql.observers.webhooks.proxy",
          "fraiseql.push.body",
          "fraiseql.push.headers",
          "fraiseql.push.method",
          "fraiseql.push.url",
          "fraiseql.schema.check",
          "fraiseql.shutdown.timeout",
          "fraiseql.slack.url",
          "fraiseql.sms.body",
          "fraiseql.sms.headers",
          "fraiseql.sms.method",
          "fraiseql.sms.url",
          "fraiseql.smtp.from",
          "fraiseql.smtp.url",
          "fraiseql.token",
          "fraiseql.topology",
          "fraiseql.trusted-documents");

  /** Read before there are properties. */
  private static final String LOG_LEVEL = "FRAISEQL_LOG_LEVEL";

  private static final String PROPERTY = "fraiseql.";
  private static final String VARIABLE = "FRAISEQL_";

  /** The first word of names that configure tests, and no server. */
  private static final Pattern TEST = Pattern.compile("test[._].*", Pattern.CASE_INSENSITIVE);

  /** After the name of a list in a YAML file, for one of its elements. */
  private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]$");

  private SettingNames() {}

  /** The environment variable of a property: {@code FRAISEQL_HTTP_PORT}. */
  static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /**
   * Checks names of properties and environment variables. Those that do not begin with {@code
   * fraiseql.} or {@code FRAISEQL_} are ignored.
   *
   * @throws StartFailure if some are unknown; it names all of them, and the nearest known ones
   */
  public static void check(Iterable<String> names) throws StartFailure {
    TreeSet<String> unknown = new TreeSet<>();
    for (String name : names) {
      if (name.regionMatches(true, 0, VARIABLE, 0, VARIABLE.length())) {
        check(name, VARIABLE, variables(), unknown);
      } else if (name.regionMatches(true, 0, PROPERTY, 0, PROPERTY.length())) {
        check(name, PROPERTY, ALL, unknown);
      }
    }
    if (!unknown.isEmpty()) {
      throw new StartFailure(
          (unknown.size() == 1 ? "There is no setting " : "There are no settings ")
              + String.join(", ", unknown)
              + ".",
          "Correct or remove " + (unknown.size() == 1 ? "it." : "them."));
    }
  }

  private static List<String> variables() {
    List<String> variables = new ArrayList<>(ALL.stream().map(SettingNames::variable).toList());
    variables.add(LOG_LEVEL);
    return variables;
  }

  private static void check(
      String name, String prefix, Collection<String> known, Collection<String> unknown) {
    String key = name.substring(prefix.length());
    if (TEST.matcher(key).matches()
        || known.stream().anyMatch(each -> plain(each).equals(plain(name)))) {
      return;
    }
    // Without the prefix, which would make all names similar.
    List<String> keys = known.stream().map(each -> each.substring(prefix.length())).toList();
    unknown.add(
        Suggestions.nearest(key, keys)
            .map(near -> name + " (did you mean " + prefix + near + "?)")
            .orElse(name));
  }

  /**
   * A property in the form in which its spellings are equal: {@code pageSize}, {@code page-size}.
   */
  private static String plain(String name) {
    return name.startsWith(VARIABLE)
        ? name
        : INDEX.matcher(name).replaceFirst("").replace("-", "").toLowerCase(Locale.ROOT);
  }
}
